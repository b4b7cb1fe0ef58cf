/// The page's style, `/app.css`.
enum PageStyle {
    /// Plain CSS: light and dark by the system's setting, and motion only for those who want it.
    static let css = #"""
        :root {
          color-scheme: light dark;
          --paper: light-dark(#fbfaf8, #17181b);
          --surface: light-dark(#ffffff, #202226);
          --ink: light-dark(#1d1f23, #e9e8e5);
          --quiet: light-dark(#5b5f68, #a5a8af);
          --line: light-dark(#dcdad5, #383b41);
          --accent: light-dark(#2f54c8, #9db4ff);
          --on-accent: light-dark(#ffffff, #10142a);
          --tint: light-dark(#e9edfb, #272d42);
          --alarm: light-dark(#a3231b, #ffa79e);
          font: 1.0625rem/1.6 system-ui, sans-serif;
          background: var(--paper);
          color: var(--ink);
        }

        *, ::before, ::after { box-sizing: border-box; }

        [hidden] { display: none !important; }

        body {
          display: flex;
          flex-direction: column;
          gap: 1.25rem;
          max-width: 46rem;
          min-height: 100vh;
          min-height: 100dvh;
          margin: 0 auto;
          padding: 2rem 1.25rem 0;
        }

        header { padding-bottom: 1rem; border-bottom: 1px solid var(--line); }

        h1 {
          margin: 0;
          font-size: 1.5rem;
          font-weight: 650;
          letter-spacing: -0.015em;
          line-height: 1.25;
          overflow-wrap: anywhere;
        }

        header p { margin: 0.125rem 0 0; color: var(--quiet); }

        main { display: flex; flex: 1; flex-direction: column; }

        #answers { flex: 1; padding-bottom: 1.5rem; }

        #welcome { margin: 0; color: var(--quiet); }

        article { margin-bottom: 2rem; }

        article h2 {
          width: fit-content;
          max-width: 85%;
          margin: 0 0 0.875rem auto;
          padding: 0.5rem 0.9375rem;
          border-radius: 1rem 1rem 0.25rem 1rem;
          background: var(--tint);
          font-size: 1rem;
          font-weight: 500;
          line-height: 1.5;
        }

        article h2, .answer { overflow-wrap: anywhere; white-space: pre-wrap; }

        .answer { margin: 0; }

        .answer[aria-busy="true"]::after {
          content: "";
          display: inline-block;
          width: 0.5em;
          height: 1.05em;
          margin-left: 0.125em;
          border-radius: 0.125em;
          background: var(--accent);
          vertical-align: text-bottom;
        }

        .note { margin: 0.5rem 0 0; color: var(--quiet); font-size: 0.875rem; }

        .note.alarm {
          padding-left: 0.75rem;
          border-left: 0.1875rem solid currentColor;
          color: var(--alarm);
          font-size: 1rem;
        }

        form {
          position: sticky;
          bottom: 0;
          padding: 0.75rem 0 1.25rem;
          border-top: 1px solid var(--line);
          background: var(--paper);
        }

        label { display: block; margin-bottom: 0.375rem; font-weight: 600; }

        textarea {
          display: block;
          width: 100%;
          max-height: 40vh;
          padding: 0.625rem 0.8125rem;
          border: 1px solid var(--quiet);
          border-radius: 0.625rem;
          background: var(--surface);
          color: inherit;
          font: inherit;
          resize: vertical;
        }

        .row { display: flex; align-items: center; gap: 0.625rem; margin-top: 0.625rem; min-height: 2.75rem; }

        .row p { margin: 0; color: var(--quiet); font-size: 0.875rem; line-height: 1.4; }

        #hint { flex: 1; }

        #status:not(:empty) { flex: 1; }

        #status:not(:empty) + #hint { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }

        kbd {
          padding: 0.0625rem 0.3125rem;
          border: 1px solid var(--line);
          border-radius: 0.25rem;
          background: var(--surface);
          font: inherit;
          font-size: 0.8125rem;
        }

        button {
          min-height: 2.75rem;
          padding: 0 1.375rem;
          border: 1px solid var(--accent);
          border-radius: 0.625rem;
          background: var(--accent);
          color: var(--on-accent);
          font: inherit;
          font-weight: 600;
          cursor: pointer;
        }

        #stop { background: transparent; color: var(--accent); }

        :focus-visible { outline: 0.1875rem solid var(--accent); outline-offset: 0.125rem; }

        @media (max-width: 30rem) {
          body { padding: 1.25rem 1rem 0; }
          article h2 { max-width: 100%; }
        }

        @media (prefers-reduced-motion: no-preference) {
          .answer[aria-busy="true"]::after { animation: pulse 1.1s ease-in-out infinite; }
          @keyframes pulse { 50% { opacity: 0.2; } }
        }

        """#
}
