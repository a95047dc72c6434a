# SPDX-License-Identifier: GPL-3.0-or-later
"""A web server of a test's own, on a free port of loopback."""
import http.server
import socketserver
import sys
import threading


class Answers(socketserver.ThreadingMixIn, http.server.HTTPServer):
    """Answers each path with the (type, body) that was put at it; a function answers by itself."""
    daemon_threads = True

    def __init__(self):
        super().__init__(('127.0.0.1', 0), AnswerHandler)
        self.pages = {}
        self.ended = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def put(self, path, content_type, body):
        self.pages[path] = (content_type, body.encode() if isinstance(body, str) else body)
        return self.address(path)

    def put_function(self, path, function):
        self.pages[path] = function
        return self.address(path)

    def address(self, path):
        return f'http://127.0.0.1:{self.server_address[1]}{path}'

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], ConnectionError):    # who has read enough hangs up
            super().handle_error(request, client_address)

    def stop(self):
        self.ended.set()
        self.shutdown()
        self.server_close()


class AnswerHandler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        page = self.server.pages.get(self.path)
        if callable(page):
            page(self)
            return
        self.send_response(200 if page else 404)
        self.send_header('Content-Type', page[0] if page else 'text/plain')
        self.send_header('Content-Length', str(len(page[1]) if page else 0))
        self.end_headers()
        if page:
            self.wfile.write(page[1])

    def log_message(self, *args):
        pass
