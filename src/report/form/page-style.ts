// How the page for a phone looks: the hand of our reports, in sizes for a thumb.

import { BASE } from '../html/style.ts';

export const STYLE = `${BASE}
html{scroll-padding:6rem 0 8rem;scroll-behavior:auto}
body{min-height:100dvh;display:flex;flex-direction:column;font-size:1.0625rem;line-height:1.45}
header,main,footer{width:100%;max-width:36rem;margin:0 auto;padding-left:max(1.125rem,env(safe-area-inset-left));padding-right:max(1.125rem,env(safe-area-inset-right))}
header{position:sticky;top:0;z-index:2;background:var(--paper);padding-top:max(.5rem,env(safe-area-inset-top));display:grid;gap:var(--s1)}
main{flex:1;padding-top:var(--s4);padding-bottom:var(--s6);display:flex;flex-direction:column;gap:var(--s4);align-items:stretch}
footer{position:sticky;bottom:0;z-index:2;background:var(--surface);border-top:1px solid var(--rule);padding-top:var(--s2);padding-bottom:max(.75rem,env(safe-area-inset-bottom));max-width:none}
footer>*{max-width:33.75rem;margin-left:auto;margin-right:auto}
[hidden]{display:none!important}
h1{font:700 1.5rem/1.25 var(--serif);letter-spacing:-.01em;text-wrap:pretty;hyphens:auto}h1:focus{outline:0}
h2{font:700 1.125rem/1.3 var(--serif);margin-top:var(--s3)}
.lede{font-size:1.0625rem;color:var(--ink2)}.note,.hint{font-size:.9375rem;line-height:1.45;color:var(--ink2)}.kick{font-size:.9375rem;font-weight:600;color:var(--ink2);margin-bottom:calc(-1*var(--s2))}
.crit{align-self:start;font-size:.875rem;border:1px solid var(--axis);border-radius:3px;padding:.1em .5em}
.lines{display:grid;gap:var(--s2)}.lines li{padding-left:var(--s3);border-left:2px solid var(--axis)}
.where{display:flex;justify-content:space-between;gap:var(--s3);font-size:.9375rem;color:var(--ink2)}.where b{color:var(--ink)}.where span{white-space:nowrap}
progress{appearance:none;display:block;width:100%;height:4px;border:0;background:var(--rule);border-radius:2px}progress::-webkit-progress-bar{background:var(--rule);border-radius:2px}progress::-webkit-progress-value{background:var(--ink);border-radius:2px}progress::-moz-progress-bar{background:var(--ink)}
header .langs{justify-content:flex-end}.langs{display:flex;justify-content:center;gap:var(--s1)}.langs button{font:inherit;font-size:.875rem;color:var(--ink2);background:none;border:0;border-radius:4px;min-height:2.75rem;padding:0 var(--s3)}.langs [aria-pressed=true]{color:var(--ink);font-weight:600;text-decoration:underline;text-underline-offset:.3em}
button,.file span{font:inherit;color:inherit;cursor:pointer;touch-action:manipulation}
.main,.quiet,.file span{display:inline-flex;align-items:center;justify-content:center;text-align:center;min-height:3rem;padding:.5rem 1rem;border-radius:8px;border:1px solid var(--axis);background:var(--surface);line-height:1.25}
.main{background:var(--ink);color:var(--paper);border-color:var(--ink);font-weight:600;min-height:3.25rem}main>.main,.wide{width:100%}
.quiet[aria-pressed=true]{background:var(--ink);color:var(--paper);border-color:var(--ink)}
.bar{display:flex;gap:var(--s2)}.bar>*{white-space:nowrap}.bar .main{flex:1}.bar .quiet{min-width:4.5rem;padding:.5rem .75rem}
.state{font-size:.8125rem;color:var(--ink2);padding-bottom:var(--s1)}.fault{color:var(--short);font-weight:600;font-size:.9375rem}.fault:empty{display:none}
.picks{display:grid;gap:var(--s2)}.options{display:grid;gap:var(--s2)}
.pair .options{grid-template-columns:1fr 1fr}.row .options{grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);gap:.375rem}.row.many .options{grid-auto-flow:row;grid-template-columns:repeat(6,minmax(0,1fr))}
.pick{position:relative;display:flex}.pick input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.pick span{flex:1;display:flex;align-items:center;min-height:3.25rem;padding:.5rem 1rem;border:1px solid var(--axis);border-radius:8px;background:var(--surface);line-height:1.3}
.row .pick span,.pair .pick span{justify-content:center;padding:.5rem .25rem;font-weight:600}
.pick input:checked+span{background:var(--ink);color:var(--paper);border-color:var(--ink)}.pick input:focus-visible+span{outline:3px solid var(--over);outline-offset:2px}
.ends{display:flex;justify-content:space-between;gap:var(--s5);font-size:.875rem;line-height:1.3;color:var(--ink2)}.ends span{max-width:48%}.ends span+span{text-align:right}
.said{font-size:.9375rem;color:var(--ink);min-height:1.4em;text-align:center}
input[type=text],input[type=datetime-local],textarea,select{font:inherit;color:inherit;width:100%;min-height:3rem;padding:.6rem .75rem;border:1px solid var(--axis);border-radius:8px;background:var(--surface)}
textarea{resize:vertical;line-height:1.4;display:block}.typed{font-size:1.25rem}.means{font-size:1.0625rem;font-weight:600;min-height:1.5em}
.typing,.span,.field,.moment{display:grid;gap:var(--s2)}.field label,.moment label{font-size:.9375rem;color:var(--ink2)}
.moment{grid-template-columns:minmax(0,1fr) auto;align-items:end}.moment input{font-size:.9375rem;padding:.5rem}.moment label{grid-column:1/-1}.moment .quiet{white-space:nowrap}
.check{grid-template-columns:auto 1fr;align-items:center;gap:var(--s3)}.check input{width:1.5rem;height:1.5rem;margin:.75rem 0;accent-color:var(--ink)}.check label{color:var(--ink);padding:.75rem 0}
.watch{display:grid;justify-items:center;gap:var(--s1);padding:var(--s4);border:1px solid var(--axis);border-radius:12px;background:var(--surface);font-weight:600}.watch.on{background:var(--ink);color:var(--paper);border-color:var(--ink)}
.face{font:700 2.25rem/1 var(--mono);font-variant-numeric:tabular-nums}.running{display:block;text-align:left;border:1px solid var(--axis);border-radius:8px;background:var(--surface);padding:.75rem;width:100%;font-size:.9375rem}.running .face{font-size:1.0625rem}
.blanks{display:flex;flex-wrap:wrap;gap:var(--s2)}.blanks .quiet{flex:1 1 auto;font-size:.9375rem}
.after,.announced,.evidence{display:grid;gap:var(--s3)}.after:empty{display:none}.required{border-left:4px solid var(--short);padding:.25rem 0 .25rem .75rem;font-weight:600}
.announced{border:1px solid var(--rule);border-radius:8px;padding:var(--s3);background:var(--surface)}
details{border-top:1px solid var(--rule);border-bottom:1px solid var(--rule)}details+details{border-top:0;margin-top:calc(-1*var(--s4))}summary{cursor:pointer;padding:.75rem 0;font-size:.9375rem;font-weight:600;color:var(--ink2)}details>*:not(summary){margin-bottom:var(--s3)}.brief h2{font-size:1rem}
.expected summary{color:var(--ink);font-size:1rem}
.pickers{display:grid;grid-template-columns:1fr 1fr;gap:var(--s2)}.file{position:relative;display:grid}.file input{position:absolute;inset:0;width:100%;height:100%;opacity:0;cursor:pointer;font-size:0}.file input:focus-visible+span{outline:3px solid var(--over);outline-offset:2px}
.shots{display:grid;gap:var(--s2)}.shots li{display:grid;grid-template-columns:4rem 1fr auto;gap:var(--s3);align-items:center;font-size:.875rem}.shots img{width:4rem;height:4rem;object-fit:cover;border-radius:6px;border:1px solid var(--rule)}.shots span:first-child{grid-column:1/3}
.visits,.rows{display:grid}.visits{gap:var(--s2)}.visits .row{border:1px solid var(--axis);border-radius:8px;padding:.75rem 1rem;background:var(--surface)}.row{font:inherit;text-align:left}.visits .row{display:grid;width:100%}.visits .row span{font-size:.9375rem;color:var(--ink2)}
.rows .row{display:grid;grid-template-columns:1.75rem 1fr;gap:0 var(--s2);width:100%;min-height:3.25rem;padding:.6rem 0;border:0;border-top:1px solid var(--rule);background:none;line-height:1.35}.rows .no{color:var(--ink3);font-size:.875rem;padding-top:.1em}.rows .row b,.rows .row small{grid-column:2}.rows .open b,.rows .blank b{font-weight:400;color:var(--ink2)}.rows small{font-size:.875rem;color:var(--ink2)}.rows .lacks small{color:var(--short);font-weight:600}
.ways{display:grid}code{font:.9375rem var(--mono);overflow-wrap:anywhere}
@media (min-width:40rem){body{font-size:1.125rem}}
`;
