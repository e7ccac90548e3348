"""The part of a Pact Broker's API that the profile pact-broker needs, to try it without one.

python3 broker-stub.py PORT_FILE PACT ANSWER: writes its port to PORT_FILE, takes the pact only if it is that of the file
PACT, and responds to "can I deploy" with ANSWER, yes or no.
"""
import base64
import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

port_file, pact, answer = sys.argv[1:]


class Broker(BaseHTTPRequestHandler):
    published = None

    def say(self, status, body):
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/hal+json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self):
        base = f"http://{self.headers['Host']}"
        if self.path == "/":
            self.say(200, {"_links": {"self": {"href": base}, "pb:publish-contracts": {"href": f"{base}/contracts/publish"}}})
        elif self.path.startswith("/matrix?"):
            deployable = answer == "yes" and Broker.published is not None
            reason = "All required verification results are published and successful"
            self.say(
                200,
                {
                    "summary": {"deployable": deployable, "reason": reason if deployable else "Not verified", "unknown": 0},
                    "matrix": [],
                },
            )
        else:
            self.say(404, {"error": f"no {self.path}"})

    def do_POST(self):
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        contract = sent["contracts"][0]
        with open(pact, "rb") as file:
            expected = json.load(file)
        if self.path != "/contracts/publish" or json.loads(base64.b64decode(contract["content"])) != expected:
            self.say(400, {"errors": {"contracts": ["not the pact of the build"]}})
            return
        Broker.published = sent["pacticipantVersionNumber"]
        self.say(200, {"notices": [{"type": "success", "text": f"Published {contract['consumerName']} {Broker.published}"}], "_links": {}})

    def log_message(self, format, *args):
        pass


server = HTTPServer(("127.0.0.1", 0), Broker)
with open(port_file, "w") as file:
    file.write(str(server.server_port))
server.serve_forever()
