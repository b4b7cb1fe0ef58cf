extension PageScript {
    /// Shows texts, and panels that can't be drawn.
    static let text = #"""
        /** A text: the headings, lists and emphasis of Markdown; anything else, HTML too, as it is written. */
        function drawText({ panel, body }) {
          const { content = panel.content ?? "", mode = panel.mode ?? "markdown" } = panel.options ?? {};
          const holder = element("div", { class: "text scroll", tabindex: 0, role: "group", "aria-label": panel.title || "Text" });
          if (mode !== "markdown") holder.append(element("pre", {}, String(content)));
          else for (const block of String(content).split(/\n\s*\n/)) holder.append(...markdown(block.trim()));
          body.replaceChildren(holder);
        }

        function markdown(block) {
          if (block === "") return [];
          const heading = /^#{1,6}\s+([^\n]*)(?:\n([\s\S]*))?$/.exec(block);
          if (heading) return [element("p", { class: "text-heading" }, ...emphasized(heading[1])), ...markdown((heading[2] ?? "").trim())];
          const lines = block.split("\n");
          if (lines.every((line) => /^\s*([-*]|\d+\.)\s/.test(line))) {
            const list = lines.map((line) => element("li", {}, ...emphasized(line.replace(/^\s*([-*]|\d+\.)\s+/, ""))));
            return [element(/^\s*\d/.test(lines[0]) ? "ol" : "ul", {}, ...list)];
          }
          return [element("p", {}, ...emphasized(block))];
        }

        /** Bold, code, and links, which are shown with where they lead. */
        function emphasized(text) {
          return text.split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)\s]+\))/).map((part) => {
            if (part.startsWith("**") && part.endsWith("**") && part.length > 4) return element("b", {}, part.slice(2, -2));
            if (part.startsWith("`") && part.length > 2) return element("code", {}, part.slice(1, -1));
            const link = /^\[([^\]]+)\]\((https?:\/\/[^)\s]+)\)$/.exec(part);
            return link ? element("a", { href: link[2], rel: "noreferrer" }, link[1]) : part;
          });
        }

        /** What a preview can't draw: its type and its queries. */
        function drawUnknown({ panel, data, body }) {
          const queries = (panel.targets ?? []).map((target) => element("pre", {}, target.expr ?? JSON.stringify(target)));
          body.replaceChildren(element("div", { class: "unknown scroll", tabindex: 0, role: "group", "aria-label": `${panel.title || "Panel"}, not drawn` },
            element("p", {}, "A preview draws no panel of the type ", element("code", {}, panel.type || "none"), "."),
            ...queries, data ? valuesTableOf(panel, data) : null));
        }

        function valuesTableOf(panel, data) {
          const fields = fieldsOf(panel, data);
          return fields.length ? element("p", {}, `Its ${fields.length === 1 ? "query gives 1 series" : `queries give ${fields.length} series`}: ${fields.slice(0, 8).map((field) => field.title).join(", ")}${fields.length > 8 ? ", …" : ""}`) : null;
        }

        """#
}
