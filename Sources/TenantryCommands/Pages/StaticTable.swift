import Preview

/// A table of a static page; with JavaScript its rows can be filtered by words.
struct StaticTable {
    /// What is in a cell.
    enum Cell {
        /// Plain text.
        case text(String)
        /// HTML, in which every text from outside is escaped.
        case html(String)
    }

    /// The element's id: letters, digits and `-`.
    var id: String
    /// What the table is of, as plain text.
    var caption: String
    /// The headings.
    var columns: [String]
    /// The rows; the first cell of each is its heading.
    var rows: [[Cell]]

    /// The element, and the field for the words before it.
    var html: String {
        var text = """
            <div class="filter" hidden>
            <label>Filter <input type="search" name="\(id)-filter" data-filter="\(id)" aria-controls="\(id)" autocomplete="off" spellcheck="false"></label>
            <span class="quiet" role="status"></span>
            </div>
            <div class="scroll" tabindex="0" role="region" aria-label="\(HTMLText.escaped(caption))">
            <table id="\(id)"><caption>\(HTMLText.escaped(caption))</caption>
            <thead><tr>\(columns.map { "<th scope=\"col\">\(HTMLText.escaped($0))</th>" }.joined())</tr></thead>
            <tbody>

            """
        for row in rows {
            text += "<tr>"
            for (index, cell) in row.enumerated() {
                text += index == 0 ? "<th scope=\"row\">\(cell.html)</th>" : "<td>\(cell.html)</td>"
            }
            text += "</tr>\n"
        }
        return text + "</tbody></table></div>"
    }

    /// Shows the rows in which every word of the field is.
    static let script = #"""
        for (const field of document.querySelectorAll('input[data-filter]')) {
          const rows = [...document.getElementById(field.dataset.filter).tBodies[0].rows];
          const texts = rows.map((row) => row.textContent.toLowerCase());
          const status = field.closest('.filter').querySelector('[role=status]');
          const show = () => {
            const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
            let count = 0;
            rows.forEach((row, index) => {
              row.hidden = !words.every((word) => texts[index].includes(word));
              if (!row.hidden) count += 1;
            });
            status.textContent = words.length ? `${count} of ${rows.length} rows` : `${rows.length} rows`;
          };
          field.closest('.filter').hidden = false;
          field.addEventListener('input', show);
          show();
        }

        """#
}

extension StaticTable.Cell {
    /// The cell's content as HTML.
    var html: String {
        switch self {
        case .text(let text): HTMLText.escaped(text)
        case .html(let html): html
        }
    }
}
