/// The page's style.
package enum PageStyle: Sendable {
    /// Plain CSS: light and dark by the system's setting, down to a width of 320 pixels.
    static let css = base + panels

    /// The colours, and what every page has: the tool's other pages start from it too.
    package static let base = #"""
        :root {
          color-scheme: light dark;
          --paper: light-dark(#f4f4f2, #131417);
          --surface: light-dark(#ffffff, #1d1f23);
          --ink: light-dark(#1d1f23, #e6e6e3);
          --quiet: light-dark(#5a5e66, #a5a8af);
          --line: light-dark(#dcdbd7, #33363c);
          --accent: light-dark(#2f54c8, #9db4ff);
          --green: light-dark(#1f7a3d, #73c88b);
          --yellow: light-dark(#8a6500, #eccb52);
          --orange: light-dark(#b04a00, #ff9d4d);
          --red: light-dark(#b3261e, #ff8178);
          --blue: light-dark(#1f5fbf, #7fb2ff);
          --purple: light-dark(#7a3fb3, #c79bff);
          --gray: light-dark(#63666d, #a2a5ab);
          --c0: light-dark(#2f6fd0, #79aaff);
          --c1: light-dark(#c2540a, #ffa657);
          --c2: light-dark(#23824a, #6fcf97);
          --c3: light-dark(#a0349a, #f08fe4);
          --c4: light-dark(#8a6d00, #e6c84f);
          --c5: light-dark(#00798c, #5fd0e0);
          --c6: light-dark(#b3261e, #ff8a80);
          --c7: light-dark(#5b4bc4, #b3a7ff);
          --c8: light-dark(#5c6f1a, #b8d36a);
          --c9: light-dark(#7d5a4a, #d9b3a0);
          --heat-low: light-dark(#eaf0fb, #22314a);
          --heat-high: light-dark(#7a1fa0, #ffd166);
          font: 0.9375rem/1.5 system-ui, sans-serif;
          background: var(--paper);
          color: var(--ink);
        }

        *, ::before, ::after { box-sizing: border-box; }
        [hidden] { display: none !important; }
        body { margin: 0 auto; padding: 0 1rem 3rem; max-width: 110rem; }
        h1, h2, h3, p, ul, figure { margin: 0; }
        h1 { font-size: 1.5rem; font-weight: 650; letter-spacing: -0.015em; line-height: 1.25; overflow-wrap: anywhere; }
        a { color: var(--accent); }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        button, select, input, summary { font: inherit; color: inherit; }
        .quiet { color: var(--quiet); }

        .unseen {
          position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
        }

        .skip { position: absolute; left: -999rem; padding: 0.5rem 1rem; background: var(--surface); }
        .skip:focus { left: 0.5rem; top: 0.5rem; z-index: 9; }

        """#

    private static let panels = #"""
        #top { display: grid; gap: 0.75rem; padding: 1rem 0; }
        nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem; padding: 0; list-style: none; }
        nav a {
          display: block; padding: 0.3125rem 0.75rem; border: 1px solid transparent; border-radius: 1rem; color: inherit;
          text-decoration: none;
        }
        nav a:hover { border-color: var(--line); }
        nav a[aria-current] { border-color: var(--line); background: var(--surface); font-weight: 600; }
        .dot { display: inline-block; width: 0.5rem; height: 0.5rem; margin-left: 0.4375rem; border-radius: 50%; background: var(--tone); }

        .banner { padding: 0.5rem 0.875rem; border-left: 0.25rem solid var(--accent); background: var(--surface); overflow-wrap: anywhere; }
        .banner.sample {
          border-color: var(--orange);
          background: repeating-linear-gradient(135deg, var(--surface) 0 1rem, color-mix(in srgb, var(--orange) 9%, var(--surface)) 1rem 2rem);
        }
        .summary { padding: 0.5rem 0.875rem; background: var(--surface); border-left: 0.25rem solid var(--yellow); }
        .summary > summary { font-weight: 600; cursor: pointer; }
        .summary ul { padding-left: 1.25rem; overflow-wrap: anywhere; }

        main:focus-visible { outline: none; }
        .title { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem; }
        .facts { display: flex; flex-wrap: wrap; gap: 0.125rem 1.25rem; margin: 0.375rem 0 0.75rem; color: var(--quiet); font-size: 0.8125rem; overflow-wrap: anywhere; }
        section { margin-bottom: 0.5rem; }
        h2 { font-size: 1rem; }
        .row-title {
          display: flex; align-items: center; gap: 0.5rem; width: 100%; padding: 0.375rem 0; border: 0; background: none; font-weight: 600;
          text-align: left; cursor: pointer;
        }
        .row-title::before {
          content: ""; width: 0.4375rem; height: 0.4375rem; border: solid var(--quiet); border-width: 0 2px 2px 0; rotate: 45deg; translate: 0 -0.125rem;
        }
        .row-title[aria-expanded="false"]::before { rotate: -45deg; translate: 0 0; }

        .grid { display: grid; grid-template-columns: repeat(24, minmax(0, 1fr)); grid-auto-rows: minmax(30px, auto); gap: 8px; }
        .panel {
          display: flex; flex-direction: column; grid-column: var(--x) / span var(--w); grid-row: var(--y) / span var(--h); min-width: 0;
          padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--surface); position: relative;
        }
        .panel > header { display: flex; align-items: center; gap: 0.5rem; min-height: 1.75rem; margin-bottom: 0.25rem; }
        .panel h3 { flex: 1; min-width: 0; overflow: hidden; font-size: 0.875rem; font-weight: 600; text-overflow: ellipsis; white-space: nowrap; }
        .panel.added, .panel.changed, .panel.removed { border-color: var(--tone); box-shadow: inset 0 0.1875rem 0 var(--tone); }
        .added { --tone: var(--green); }
        .changed { --tone: var(--yellow); }
        .removed { --tone: var(--red); }
        .panel.removed .body { opacity: 0.6; }
        .badge {
          padding: 0 0.5rem; border: 1px solid var(--tone); border-radius: 1rem; background: none; color: var(--tone); font-size: 0.75rem; font-weight: 600;
          line-height: 1.375rem;
        }
        button.badge { cursor: pointer; }
        .more { padding: 0 0.375rem; border: 0; border-radius: 0.25rem; background: none; color: var(--quiet); cursor: pointer; }
        .more:hover { background: var(--paper); }
        .body { flex: 1; min-width: 0; position: relative; }
        .empty { position: absolute; inset: 0; display: grid; place-items: center; color: var(--quiet); }
        .notes { font-size: 0.8125rem; overflow-wrap: anywhere; }
        .note { color: var(--quiet); }
        .problem { color: var(--red); overflow-wrap: anywhere; }

        svg.chart { display: block; max-width: 100%; }
        .hover { position: relative; }
        .plot { min-width: 0; flex: 1; }
        .beside { display: flex; gap: 0.75rem; align-items: center; }
        .beside > .legend { max-width: 45%; }
        .grid-line, line.grid { stroke: var(--line); stroke-width: 1; }
        .tick { fill: var(--quiet); font-size: 11px; }
        path.line { fill: none; stroke-linejoin: round; stroke-linecap: round; }
        path.area { stroke: none; }
        .threshold { stroke-width: 1.5; }
        .threshold-area { opacity: 0.12; }
        .cursor { pointer-events: none; }
        .cursor line { stroke: var(--quiet); stroke-dasharray: 3 3; }
        .cursor circle { stroke: var(--surface); stroke-width: 2; }
        .tip {
          position: absolute; top: 0.5rem; z-index: 5; max-width: min(24rem, 80%); padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 0.375rem;
          background: var(--surface); box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 0.2); font-size: 0.8125rem; pointer-events: none;
        }
        .tip-time { color: var(--quiet); }
        .tip-row { display: flex; align-items: center; gap: 0.5rem; }
        .tip-name { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .swatch { display: inline-block; flex: none; width: 0.75rem; height: 0.25rem; margin-right: 0.375rem; border-radius: 0.125rem; vertical-align: middle; }

        ul.legend { display: flex; flex-wrap: wrap; gap: 0 1rem; max-height: 5.5rem; padding: 0; overflow: auto; font-size: 0.8125rem; list-style: none; }
        .legend { font-size: 0.8125rem; }
        .scroll { max-width: 100%; overflow: auto; }
        .above > .legend.scroll { max-height: 6.5rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { padding: 0.125rem 0.5rem; text-align: left; font-variant-numeric: tabular-nums; }
        th { font-weight: 500; }
        thead th { color: var(--quiet); font-size: 0.75rem; }
        .legend td, .legend thead th:not(:first-child), .number { text-align: right; }
        .legend tbody th { overflow-wrap: anywhere; }
        .legend td { white-space: nowrap; }
        table.data { font-size: 0.8125rem; }
        table.data td, table.data th { padding: 0.25rem 0.5rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
        .body > .scroll { position: absolute; inset: 0; }
        .pill { padding: 0 0.5rem; border-radius: 0.25rem; background: color-mix(in srgb, var(--tone) 22%, var(--surface)); }

        .stats { position: absolute; inset: 0; display: flex; gap: 0.5rem; }
        .stats.down { flex-direction: column; }
        .stat { position: relative; flex: 1; display: grid; place-items: center; min-width: 0; min-height: 0; overflow: hidden; border-radius: 0.375rem; color: var(--tone); }
        .stat.filled { background: color-mix(in srgb, var(--tone) 20%, var(--surface)); }
        .stat.lined .stat-text { padding-bottom: var(--line-height); }
        .stat-text { position: relative; display: grid; justify-items: center; max-width: 100%; text-align: center; line-height: 1.15; }
        .stat-text b { font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .stat-name { max-width: 100%; overflow: hidden; color: var(--ink); font-size: 0.8125rem; text-overflow: ellipsis; white-space: nowrap; }
        .spark { position: absolute; inset: auto 0 0; width: 100%; }

        .gauges { display: flex; flex-wrap: wrap; justify-content: center; align-content: center; gap: 0.25rem 0.75rem; min-height: inherit; }
        .gauge { display: grid; justify-items: center; }
        .gauge figcaption { max-width: 12rem; overflow: hidden; font-size: 0.8125rem; text-overflow: ellipsis; white-space: nowrap; }
        .gauge-floor, .gauge-value, .gauge-mark { fill: none; }
        .gauge-floor { stroke: var(--line); }
        .gauge-mark { stroke-width: 3; }
        .gauge-text { font-weight: 600; }

        .bars { display: grid; gap: 0.375rem; padding: 0; list-style: none; }
        .bars li { display: grid; grid-template-columns: 1fr auto; font-size: 0.8125rem; }
        .bar-name { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
        .bar-floor { grid-column: 1 / -1; border-radius: 0.1875rem; background: var(--line); overflow: hidden; }
        .bar-value { display: block; height: 100%; }
        .pie { display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 0.75rem; min-height: inherit; }
        .pie.beside { flex-direction: row; gap: 1.5rem; }
        .pie svg { flex: none; }
        .slice { stroke: var(--surface); stroke-width: 2; }
        .slice-text { fill: light-dark(#ffffff, #17181b); font-size: 12px; font-weight: 600; pointer-events: none; }
        .state-text { fill: light-dark(#ffffff, #17181b); font-size: 12px; pointer-events: none; }
        .text-heading { font-weight: 650; }
        .text p, .text ul { margin-bottom: 0.5rem; }
        .unknown { padding: 0.5rem 0.75rem; border: 1px dashed var(--quiet); border-radius: 0.375rem; }

        .controls, .control-group { display: flex; flex-wrap: wrap; align-items: end; gap: 0.5rem 0.75rem; }
        .controls { margin-top: 0.75rem; }
        .controls label:not(.choice), .labelled { display: grid; font-size: 0.75rem; color: var(--quiet); }
        select, input[type="text"], .choices > summary, .refresh, .close {
          min-height: 2.25rem; padding: 0.25rem 0.625rem; border: 1px solid var(--line); border-radius: 0.375rem; background: var(--surface); color: var(--ink);
          font-size: 0.875rem; max-width: 100%;
        }
        .refresh, .close { cursor: pointer; border-color: var(--accent); color: var(--accent); font-weight: 600; }
        .choices { position: relative; }
        .choices > summary { display: flex; align-items: center; max-width: 20rem; overflow: hidden; cursor: pointer; white-space: nowrap; list-style-position: inside; }
        .choice-list {
          position: absolute; z-index: 6; display: grid; max-height: 20rem; min-width: 12rem; margin-top: 0.25rem; padding: 0.5rem; overflow: auto; border: 1px solid var(--line);
          border-radius: 0.375rem; background: var(--surface); box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 0.2);
        }
        .choice { display: flex; align-items: center; gap: 0.5rem; padding: 0.25rem; color: var(--ink); font-size: 0.875rem; }
        #status:not(:empty) { position: fixed; inset: auto 1rem 1rem; z-index: 8; padding: 0.75rem 1rem; border-left: 0.25rem solid var(--red); background: var(--surface); box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 0.3); }

        dialog {
          width: min(64rem, calc(100vw - 1.5rem)); max-height: calc(100vh - 2rem); padding: 1.25rem; border: 1px solid var(--line); border-radius: 0.625rem; background: var(--surface);
          color: var(--ink); overflow: auto;
        }
        dialog::backdrop { background: rgb(0 0 0 / 0.5); }
        dialog > header { display: flex; align-items: start; gap: 1rem; margin-bottom: 0.75rem; }
        dialog > header h2 { flex: 1; min-width: 0; font-size: 1.25rem; overflow-wrap: anywhere; }
        dialog section { margin-top: 1rem; }
        dialog h3 { margin-bottom: 0.375rem; font-size: 0.9375rem; }
        dialog .scroll { max-height: 22rem; }
        pre { margin: 0 0 0.375rem; padding: 0.5rem 0.75rem; border-radius: 0.375rem; background: var(--paper); font: 0.8125rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
        code { font: 0.8125rem ui-monospace, monospace; }
        .changes td { font: 0.8125rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; vertical-align: top; }
        .changes tr { border-bottom: 1px solid var(--line); }
        .changes th { vertical-align: top; }
        .changes { min-width: 28rem; table-layout: fixed; }
        .changes th:first-child { width: 9rem; overflow-wrap: anywhere; }
        del { background: color-mix(in srgb, var(--red) 22%, transparent); text-decoration: none; }
        ins { background: color-mix(in srgb, var(--green) 24%, transparent); text-decoration: none; }
        .sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 1rem; margin-top: 1rem; }
        .side { min-width: 0; padding: 0.5rem; border: 1px solid var(--line); border-radius: 0.375rem; }
        .side figcaption { margin-bottom: 0.25rem; color: var(--quiet); font-size: 0.8125rem; }
        .side .body { min-height: 16rem; }

        @media (max-width: 50rem) {
          body { padding: 0 0.625rem 2rem; }
          .grid { grid-template-columns: minmax(0, 1fr); }
          .panel { grid-column: 1; grid-row: auto; }
          .changes { min-width: 0; }
          .changes th:first-child { width: 4.5rem; }
        }

        @media (prefers-reduced-motion: no-preference) {
          main[aria-busy="true"] .body { opacity: 0.7; transition: opacity 0.2s 0.4s; }
        }

        """#
}
