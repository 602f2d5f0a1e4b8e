"""The graph as a drawing for print and the web: SVG and PDF, by the painter of the screen."""
