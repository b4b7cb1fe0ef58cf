/// The page's script, `/app.js`.
enum PageScript {
    /// Asks `ask` below the page, and shows the events of the answer as they come. What comes is put in as text, never as HTML.
    static let javaScript = #"""
        "use strict";

        const form = document.getElementById("ask");
        const question = document.getElementById("question");
        const stop = document.getElementById("stop");
        const send = document.getElementById("send");
        const status = document.getElementById("status");
        const answers = document.getElementById("answers");

        /** What the answer under way is stopped by; null when there is none. */
        let running = null;

        form.addEventListener("submit", (event) => {
          event.preventDefault();
          ask();
        });

        question.addEventListener("keydown", (event) => {
          // An input method's Enter ends a word.
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          form.requestSubmit();
        });

        stop.addEventListener("click", () => running?.abort());

        document.addEventListener("keydown", (event) => {
          if (event.key === "Escape") running?.abort();
        });

        /** Something that is told to people in these words. */
        class Refusal extends Error {}

        async function ask() {
          const text = question.value.trim();
          if (running) return;
          if (text === "") {
            status.textContent = "Write a question first.";
            question.focus();
            return;
          }
          const exchange = show(text);
          question.value = "";
          running = new AbortController();
          setBusy(true, exchange);
          try {
            const summary = await answer(text, exchange, running.signal);
            exchange.note(`${summary.model}, ${summary.tokens_generated} tokens`);
            status.textContent = "The answer is complete.";
          } catch (error) {
            const isStopped = error.name === "AbortError";
            const words = isStopped ? "Stopped." : describe(error);
            exchange.note(words, !isStopped);
            status.textContent = isStopped ? words : "There is no complete answer.";
            if (!isStopped && question.value === "") question.value = text;
          } finally {
            running = null;
            setBusy(false, exchange);
            question.focus();
          }
        }

        /** Streams the answer to a question, and gives what the end of it tells. */
        async function answer(text, exchange, signal) {
          const response = await fetch("ask", {
            method: "POST",
            headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
            body: JSON.stringify({ question: text }),
            signal,
          });
          if (!response.ok) throw new Refusal(await explain(response));
          for await (const { name, data } of events(response.body)) {
            if (name === "done") return data;
            if (name === "error") throw new Refusal(sentence(data.error));
            exchange.append(data.delta);
          }
          throw new Refusal("The answer broke off.");
        }

        /** The events of a stream: https://html.spec.whatwg.org/multipage/server-sent-events.html */
        async function* events(body) {
          const reader = body.pipeThrough(new TextDecoderStream()).getReader();
          let rest = "";
          try {
            while (true) {
              const { value, done } = await reader.read();
              if (done) return;
              const blocks = (rest + value).split("\n\n");
              rest = blocks.pop();
              for (const block of blocks) {
                let name = "message";
                let data = "";
                for (const line of block.split("\n")) {
                  if (line.startsWith("event: ")) name = line.slice(7);
                  if (line.startsWith("data: ")) data += line.slice(6);
                }
                if (data !== "") yield { name, data: JSON.parse(data) };
              }
            }
          } finally {
            reader.cancel().catch(() => {});
          }
        }

        async function explain(response) {
          const seconds = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
          const later = seconds > 0 ? `Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.` : "Try again later.";
          switch (response.status) {
            case 413: return "The question is too long.";
            case 429: return `The assistant has been asked too much. ${later}`;
            case 502: return `The assistant can't be reached. ${later}`;
            case 503: return `The assistant is busy. ${later}`;
            case 504: return `The assistant took too long to answer. ${later}`;
          }
          try {
            return sentence((await response.json()).error);
          } catch {
            return `The assistant answered with status ${response.status}.`;
          }
        }

        function describe(error) {
          return error instanceof Refusal ? error.message : "The connection was lost. Try again.";
        }

        function sentence(text) {
          return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
        }

        /** Shows a question and room for its answer. */
        function show(text) {
          document.getElementById("welcome")?.remove();
          const article = document.createElement("article");
          const heading = document.createElement("h2");
          heading.textContent = text;
          const paragraph = document.createElement("p");
          paragraph.className = "answer";
          const content = paragraph.appendChild(document.createTextNode(""));
          article.append(heading, paragraph);
          answers.append(article);
          keepInView();
          return {
            paragraph,
            append(delta) {
              const wasAtEnd = isAtEnd();
              content.appendData(delta);
              if (wasAtEnd) keepInView();
            },
            note(words, isAlarm = false) {
              const wasAtEnd = isAtEnd();
              const note = document.createElement("p");
              note.className = isAlarm ? "note alarm" : "note";
              if (isAlarm) note.setAttribute("role", "alert");
              note.textContent = words;
              article.append(note);
              if (wasAtEnd) keepInView();
            },
          };
        }

        /** While an answer is written it is no news yet: a screen reader reads it once it is whole. */
        function setBusy(isBusy, exchange) {
          exchange.paragraph.setAttribute("aria-busy", String(isBusy));
          answers.setAttribute("aria-busy", String(isBusy));
          // Who asked by the button would lose the focus with it.
          if (isBusy && document.activeElement === send) question.focus();
          send.hidden = isBusy;
          stop.hidden = !isBusy;
          if (isBusy) status.textContent = "Answering\u2026 Escape stops.";
        }

        function isAtEnd() {
          return window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 48;
        }

        function keepInView() {
          window.scrollTo(0, document.documentElement.scrollHeight);
        }

        """#
}
