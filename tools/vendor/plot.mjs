// What the theme draws with.
export { axisX, dot, plot, pointerX, pointerY, rect, ruleX, ruleY, text, tip } from "@observablehq/plot";
