"""Runs steps in headless Chromium, and prints what they gave as a JSON list.

usage: browse.py CHROMIUM < steps.json

The steps are a list of objects with one key each:
  {"load": url}            goes to a page, and waits until it is loaded
  {"type": text}           types into what has the focus
  {"press": key}           presses Enter, Shift+Enter, Tab, Escape, an arrow key, Home or End
  {"click": selector}      clicks the middle of an element
  {"wait": expression}     waits until an expression of JavaScript is true, for at most 30 seconds
  {"evaluate": expression} gives the value of an expression
  {"names": true}          gives "role: name" of what assistive technology sees
  {"media": features}      sets media features: {"prefers-color-scheme": "dark"}
  {"size": [w, h]}         sets the size of the viewport
  {"screenshot": path}     writes a picture
  {"touch": path}          makes a file, by which a test is told that the steps have come so far
The last value is the list of what the page was not allowed to do, and of its errors.

The browser is spoken to by a pipe (--remote-debugging-pipe: messages of JSON, each ended by a zero byte, on the
descriptors 3 and 4), so that nothing is needed but Python. https://chromedevtools.github.io/devtools-protocol/
"""

import base64
import fcntl
import json
import os
import subprocess
import sys
import tempfile
import time

KEYS = {
    "Enter": ("Enter", 13, "\r", 0),
    "Shift+Enter": ("Enter", 13, "\r", 8),
    "Tab": ("Tab", 9, "", 0),
    "Escape": ("Escape", 27, "", 0),
    "ArrowLeft": ("ArrowLeft", 37, "", 0),
    "ArrowRight": ("ArrowRight", 39, "", 0),
    "Home": ("Home", 36, "", 0),
    "End": ("End", 35, "", 0),
}


class Browser:
    def __init__(self, program, profile):
        read_commands, self.commands = os.pipe()
        self.answers, write_answers = os.pipe()
        # Out of the way of 3 and 4, which they become.
        child = [fcntl.fcntl(fd, fcntl.F_DUPFD, 20) for fd in (read_commands, write_answers)]

        def prepare():
            os.dup2(child[0], 3)
            os.dup2(child[1], 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--hide-scrollbars", "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            close_fds=False, preexec_fn=prepare)
        for fd in (read_commands, write_answers, *child):
            os.close(fd)
        self.rest = b""
        self.last = 0
        self.session = None
        self.events = []

    def message(self):
        while b"\0" not in self.rest:
            piece = os.read(self.answers, 1 << 20)
            if not piece:
                raise SystemExit("the browser has ended")
            self.rest += piece
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, **parameters):
        self.last += 1
        command = {"id": self.last, "method": method, "params": parameters}
        if self.session:
            command["sessionId"] = self.session
        os.write(self.commands, json.dumps(command).encode() + b"\0")
        while True:
            message = self.message()
            if message.get("id") == self.last:
                if "error" in message:
                    raise SystemExit(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def attach(self):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Audits"):
            self.call(f"{domain}.enable")

    def evaluate(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise SystemExit(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def wait(self, expression):
        deadline = time.monotonic() + 30
        while not self.evaluate(f"!!({expression})"):
            if time.monotonic() > deadline:
                raise SystemExit(f"never true: {expression}\n{self.evaluate('document.body.innerText')}")
            time.sleep(0.02)

    def load(self, url):
        self.call("Page.navigate", url=url)
        self.wait(f"location.href.startsWith({json.dumps(url)}) && document.readyState === 'complete'")

    def press(self, name):
        key, code, text, modifiers = KEYS[name]
        common = {"key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **common)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def click(self, selector):
        x, y = self.evaluate(
            f"(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector({json.dumps(selector)})"
            ".getBoundingClientRect())")
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def names(self):
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        return [f"{node['role']['value']}: {node.get('name', {}).get('value', '')}"
                for node in nodes if not node.get("ignored") and "role" in node]

    def problems(self):
        self.evaluate("0")
        kinds = ("Runtime.exceptionThrown", "Audits.issueAdded", "Log.entryAdded")
        return [json.dumps(event["params"]) for event in self.events if event.get("method") in kinds]

    def step(self, name, value):
        if name == "load":
            self.load(value)
        elif name == "type":
            self.call("Input.insertText", text=value)
        elif name == "press":
            self.press(value)
        elif name == "click":
            self.click(value)
        elif name == "wait":
            self.wait(value)
        elif name == "evaluate":
            return [self.evaluate(value)]
        elif name == "names":
            return [self.names()]
        elif name == "media":
            features = [{"name": key, "value": text} for key, text in value.items()]
            self.call("Emulation.setEmulatedMedia", features=features)
        elif name == "size":
            self.call("Emulation.setDeviceMetricsOverride", width=value[0], height=value[1], deviceScaleFactor=1,
                      mobile=False)
        elif name == "screenshot":
            with open(value, "wb") as file:
                file.write(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))
        elif name == "touch":
            with open(value, "w"):
                pass
        else:
            raise SystemExit(f"there is no step '{name}'")
        return []


def main():
    steps = json.load(sys.stdin)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(sys.argv[1], profile)
        try:
            browser.attach()
            values = []
            for step in steps:
                for name, value in step.items():
                    values += browser.step(name, value)
            values.append(browser.problems())
        finally:
            browser.process.kill()
            browser.process.wait()
    print(json.dumps(values))


main()
