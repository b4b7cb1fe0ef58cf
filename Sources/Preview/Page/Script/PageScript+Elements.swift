extension PageScript {
    /// Makes elements.
    static let elements = #"""
        "use strict";

        /** An element with attributes and children. What is text stays text: nothing that a dashboard says is taken for HTML. */
        function element(name, attributes = {}, ...children) {
          return filled(document.createElement(name), attributes, children);
        }

        /** The same in SVG. */
        function shape(name, attributes = {}, ...children) {
          return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
        }

        function filled(node, attributes, children) {
          for (const [name, value] of Object.entries(attributes)) {
            if (value === undefined || value === null || value === false) continue;
            if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
            // A style attribute would be refused by the page's policy; the object is not.
            else if (name === "style") for (const [key, text] of Object.entries(value)) node.style.setProperty(key, text);
            else node.setAttribute(name, value === true ? "" : value);
          }
          node.append(...children.filter((child) => child !== undefined && child !== null));
          return node;
        }

        function clamp(value, least, greatest) {
          return Math.min(Math.max(value, least), greatest);
        }

        let lastID = 0;

        /** An id that no other element has. */
        function freshID(prefix) {
          lastID += 1;
          return `${prefix}-${lastID}`;
        }

        """#
}
