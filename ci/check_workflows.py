"""Runs what the files for GitHub and GitLab hold, as far as that goes without either."""

import contextlib
import http.server
import json
import os
import pathlib
import re
import subprocess
import tempfile
import threading
import urllib.parse

import yaml

MARKER = "<!-- tenantry plan -->"
PLAN = f"{MARKER}\n### Plan: 1 to add\n\n\"quoted\" $HOME `x` \\ ü\n"


class Comments(http.server.BaseHTTPRequestHandler):
    """Comments as both APIs have them: in pages, made by POST, changed by PATCH or PUT."""

    token: str
    comments: list[dict]
    calls: list[str]

    def answer(self, status: int, value: object) -> None:
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle_call(self) -> None:
        sent = self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN") or ""
        if sent.removeprefix("Bearer ") != self.token:
            return self.answer(401, {"message": "unauthorized"})
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        self.calls.append(self.command)
        if self.command == "GET":
            if url.path.endswith("/user"):
                return self.answer(200, {"id": 7})
            start = (int(query["page"]) - 1) * int(query["per_page"])
            return self.answer(200, self.comments[start : start + int(query["per_page"])])
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
        if self.command == "POST":
            comment = {"id": len(self.comments) + 1, "body": body} | OURS
            self.comments.append(comment)
            return self.answer(201, comment)
        [comment] = [comment for comment in self.comments if comment["id"] == int(url.path.rsplit("/", 1)[1])]
        comment["body"] = body
        return self.answer(200, comment)

    do_GET = do_POST = do_PATCH = do_PUT = handle_call

    def log_message(self, *arguments: object) -> None:
        pass


OURS = {"user": {"login": "github-actions[bot]"}, "author": {"id": 7}}
OTHERS = {"user": {"login": "somebody"}, "author": {"id": 8}}


@contextlib.contextmanager
def stand_in(comments: list[dict]):
    handler = type("Handler", (Comments,), {"token": "secret", "comments": comments, "calls": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", handler
        finally:
            server.shutdown()


def run(shell: str, script: str, environment: dict[str, str]) -> subprocess.CompletedProcess:
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "plan.md").write_text(PLAN)
        return subprocess.run(
            [shell, "-c", script],
            cwd=folder,
            env=environment | {"PATH": os.environ["PATH"]},
            capture_output=True,
            text=True,
        )


def check_comment(name: str, shell: str, script: str, environment) -> None:
    """Among comments of others, one with the marker included, over more than a page, ours is written once and then changed."""
    comments = [{"id": number, "body": "Hello"} | OTHERS for number in range(1, 131)]
    comments[3]["body"] = PLAN
    with stand_in(comments) as (address, handler):
        for number in (1, 2):
            result = run(shell, script, environment(address, "secret"))
            assert result.returncode == 0, (name, result.stderr, result.stdout)
            assert len(comments) == 131, (name, len(comments), handler.calls)
            assert comments[-1]["body"] == PLAN, (name, comments[-1])
            comments[-1]["body"] = f"{MARKER}\nold"
        assert handler.calls.count("POST") == 1, (name, handler.calls)
        refused = run(shell, script, environment(address, "wrong"))
        assert refused.returncode != 0, name
        assert "secret" not in refused.stderr + refused.stdout, name


def check_scripts(name: str, shell: str, scripts: list[str]) -> None:
    for script in scripts:
        # Expressions are put in before a shell sees them.
        text = re.sub(r"\$\{\{[^}]*\}\}", "expression", script)
        subprocess.run(["shellcheck", "--shell", shell, "-"], input=text, text=True, check=True)
    print(f"{name}: {len(scripts)} scripts pass shellcheck")


def main() -> None:
    github = yaml.safe_load(pathlib.Path("ci/github-actions.yml").read_text())
    steps = [step for job in github["jobs"].values() for step in job["steps"]]
    check_scripts("GitHub", "bash", [step["run"] for step in steps if "run" in step])
    assert github["permissions"] == {"contents": "read"}
    writers = [name for name, job in github["jobs"].items() if "write" in job.get("permissions", {}).values()]
    assert writers == ["plan-comment"], writers
    # What can write runs nothing that a pull request brings, and takes no text of it for a part of a script.
    writer = github["jobs"]["plan-comment"]["steps"]
    assert not any("checkout" in step.get("uses", "") for step in writer)
    assert not any("${{" in step.get("run", "") for step in steps)
    assert "pull_request_target" not in github[True]

    def github_environment(address: str, token: str) -> dict[str, str]:
        return {"TOKEN": token, "COMMENTS": f"{address}/issues/1/comments", "COMMENT": f"{address}/issues/comments"}

    [script] = [step["run"] for step in writer if "run" in step]
    check_comment("GitHub", "bash", script, github_environment)

    gitlab = yaml.safe_load(pathlib.Path("ci/gitlab-ci.yml").read_text())
    jobs = {name: job for name, job in gitlab.items() if isinstance(job, dict) and "script" in job}
    check_scripts("GitLab", "sh", ["\n".join(job["script"]) for job in jobs.values()])

    def gitlab_environment(address: str, token: str) -> dict[str, str]:
        return {"PLAN_TOKEN": token, "CI_API_V4_URL": address, "NOTES": f"{address}/projects/1/merge_requests/1/notes"}

    check_comment("GitLab", "sh", "\n".join(jobs["plan-comment"]["script"]), gitlab_environment)
    print("a plan's comment is written once, and then changed")


main()
