"""Asks an OpenAI-compatible API with OpenAI's own client, and says what holds in lines of TAP.

usage: openai_client.py [CHECK...]     runs all checks, or those named
       openai_client.py --list

Environment:
  OPENAI_BASE_URL    with /v1
  OPENAI_API_KEY     a key that is taken
  MODEL              a chat model (gpt-4o-mini)
  EMBEDDING_MODEL    (text-embedding-3-small)
  INSTANT_FAULTS=1   the upstream is the stand-in, which takes orders in messages

The exit status is 1 when something doesn't hold.
"""

import os
import sys
import time

import openai

BASE_URL = os.environ["OPENAI_BASE_URL"]
KEY = os.environ["OPENAI_API_KEY"]
MODEL = os.environ.get("MODEL", "gpt-4o-mini")
EMBEDDING_MODEL = os.environ.get("EMBEDDING_MODEL", "text-embedding-3-small")
IS_STAND_IN = os.environ.get("INSTANT_FAULTS") == "1"


def client(**options):
    options.setdefault("api_key", KEY)
    options.setdefault("max_retries", 0)
    options.setdefault("timeout", 30)
    return openai.OpenAI(base_url=BASE_URL, **options)


def messages(text="Hello"):
    return [{"role": "user", "content": text}]


def order(words):
    """A message that orders a fault; a check that needs one is skipped elsewhere."""
    if not IS_STAND_IN:
        raise Skipped("the upstream takes no orders")
    return messages("stand-in: " + words)


class Skipped(Exception):
    pass


def raises(kind, call):
    try:
        call()
    except kind as error:
        assert type(error) is kind, f"{type(error).__name__} instead of {kind.__name__}"
        return error
    raise AssertionError(f"no {kind.__name__} was raised")


def chat():
    answer = client().chat.completions.create(model=MODEL, messages=messages())
    assert answer.object == "chat.completion", answer.object
    assert answer.choices[0].message.content
    assert answer.choices[0].message.role == "assistant"
    assert answer.choices[0].finish_reason == "stop"
    usage = answer.usage
    assert usage.prompt_tokens > 0 and usage.completion_tokens > 0
    assert usage.total_tokens == usage.prompt_tokens + usage.completion_tokens


def request_id():
    answer = client().chat.completions.with_raw_response.create(model=MODEL, messages=messages())
    assert answer.headers.get("x-request-id")
    assert answer.parse()._request_id == answer.headers["x-request-id"]


def output_limit():
    answer = client().chat.completions.create(model=MODEL, messages=messages(), max_completion_tokens=2)
    assert answer.choices[0].finish_reason == "length"
    assert answer.usage.completion_tokens == 2


def choices():
    answer = client().chat.completions.create(model=MODEL, messages=messages(), n=3)
    assert [choice.index for choice in answer.choices] == [0, 1, 2]


def stream():
    whole = client().chat.completions.create(model=MODEL, messages=messages()).choices[0].message.content
    chunks = list(client().chat.completions.create(model=MODEL, messages=messages(), stream=True))
    text = "".join(c.choices[0].delta.content or "" for c in chunks)
    assert text == whole, text
    assert all(c.choices for c in chunks), "a chunk of usage that nobody asked for"
    assert all(c.usage is None for c in chunks)
    assert chunks[-1].choices[0].finish_reason == "stop"


def stream_with_usage():
    chunks = list(
        client().chat.completions.create(
            model=MODEL, messages=messages(), stream=True, stream_options={"include_usage": True}
        )
    )
    assert chunks[-1].choices == []
    assert chunks[-1].usage.completion_tokens > 0
    assert all(c.usage is None for c in chunks[:-1])


def completions():
    answer = client().completions.create(model="gpt-3.5-turbo-instruct", prompt="Say this", max_tokens=3)
    assert answer.choices[0].text and answer.usage.total_tokens > 0


def embeddings():
    # The client asks for base64 by itself, and decodes it.
    encoded = client().embeddings.create(model=EMBEDDING_MODEL, input=["one", "two"])
    plain = client().embeddings.create(model=EMBEDDING_MODEL, input=["one", "two"], encoding_format="float")
    assert len(encoded.data) == len(plain.data) == 2
    for left, right in zip(encoded.data, plain.data):
        assert all(abs(a - b) < 1e-5 for a, b in zip(left.embedding, right.embedding))
    assert plain.data[0].embedding != plain.data[1].embedding
    assert plain.usage.prompt_tokens > 0


def models():
    names = [model.id for model in client().models.list()]
    assert MODEL in names, names


def responses():
    answer = client().responses.create(model=MODEL, input="Hello", instructions="Think of the code.")
    assert answer.status == "completed" and answer.output_text
    assert answer.usage.output_tokens > 0


def responses_stream():
    with client().responses.stream(model=MODEL, input="Hello") as events:
        kinds = [event.type for event in events]
        final = events.get_final_response()
    assert kinds[0] == "response.created" and kinds[-1] == "response.completed", kinds
    assert "response.output_text.delta" in kinds
    assert final.output_text and final.usage.total_tokens > 0


def wrong_key():
    error = raises(
        openai.AuthenticationError,
        lambda: client(api_key="planted-and-wrong-key").chat.completions.create(model=MODEL, messages=messages()),
    )
    assert error.status_code == 401
    assert error.code == "invalid_api_key", error.code


def unknown_model():
    try:
        client().chat.completions.create(model="no-such-model", messages=messages())
    except (openai.NotFoundError, openai.PermissionDeniedError) as error:
        assert error.code == "model_not_found", error.code
        return
    raise AssertionError("a model that nobody knows answered")


def bad_request():
    error = raises(
        openai.BadRequestError,
        lambda: client().chat.completions.create(model=MODEL, messages=None),
    )
    assert error.type == "invalid_request_error" and error.param == "messages", (error.type, error.param)


def bad_json():
    error = raises(
        openai.BadRequestError,
        lambda: client().post(
            "/chat/completions", cast_to=object, content=b'{"model": ', options={"headers": {}},
        ),
    )
    assert "parse the JSON body" in error.message, error.message


def rate_limit():
    ordered = order("status=429 retry-after=7")
    error = raises(
        openai.RateLimitError, lambda: client().chat.completions.create(model=MODEL, messages=ordered)
    )
    assert error.response.headers["retry-after"] == "7", error.response.headers.get("retry-after")
    assert error.code == "rate_limit_exceeded", error.code


def retry():
    ordered = order(f"status=429 retry-after=1 times=1 id={time.time_ns()}")
    begin = time.monotonic()
    answer = client(max_retries=2).chat.completions.create(model=MODEL, messages=ordered)
    assert answer.choices[0].message.content
    assert time.monotonic() - begin >= 0.9, "the client didn't wait as long as it was told"


def server_error():
    ordered = order("status=500")
    raises(openai.InternalServerError, lambda: client().chat.completions.create(model=MODEL, messages=ordered))


def error_in_stream():
    ordered = order("error-event=2")
    chunks = []

    def read():
        for chunk in client().chat.completions.create(model=MODEL, messages=ordered, stream=True):
            chunks.append(chunk)

    raises(openai.APIError, read)
    assert chunks


def cancellation():
    ordered = order("chunks=100000 gap=20")
    begin = time.monotonic()
    with client().chat.completions.create(model=MODEL, messages=ordered, stream=True) as events:
        for count, _ in enumerate(events):
            if count == 5:
                break
    assert time.monotonic() - begin < 20, "leaving a stream took as long as reading it"


def time_limit():
    ordered = order("delay=20000")
    raises(
        openai.APITimeoutError,
        lambda: client(timeout=0.5).chat.completions.create(model=MODEL, messages=ordered),
    )


CHECKS = [
    chat, request_id, output_limit, choices, stream, stream_with_usage, completions, embeddings, models, responses,
    responses_stream, wrong_key, unknown_model, bad_request, bad_json, rate_limit, retry, server_error,
    error_in_stream, cancellation, time_limit,
]


def main(names):
    if names == ["--list"]:
        print("\n".join(check.__name__ for check in CHECKS))
        return 0
    known = {check.__name__: check for check in CHECKS}
    failed = 0
    checks = [known[name] for name in names] or CHECKS
    print(f"1..{len(checks)}")
    for number, check in enumerate(checks, 1):
        try:
            check()
            print(f"ok {number} - {check.__name__}")
        except Skipped as reason:
            print(f"ok {number} - {check.__name__} # SKIP {reason}")
        except Exception as error:  # noqa: BLE001 - whatever it is, the check failed
            failed += 1
            print(f"not ok {number} - {check.__name__}")
            print(f"# {type(error).__name__}: {error}".replace(KEY, "[key]"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
