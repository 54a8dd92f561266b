// How every page of ours looks: one hand for reports and comparisons, light, dark and printed. Rust and blue mean verdicts and
// nothing else; shape tells the same as colour. Sizes are in rem, so that print only shrinks the root.

/** Paper, ink and the measures that everything stands in. */
export const BASE = `:root{color-scheme:light dark;--paper:#FBFAF7;--surface:#FFFFFF;--ink:#1A1C21;--ink2:#4A4E57;--ink3:#63676F;--rule:#E1DED6;--axis:#85827A;--short:#AB4118;--short-tint:#F3D3C2;--over:#155F86;--over-tint:#CBE1EE;--unclear:#63606F;--h1:#F9E6DC;--h2:#F0C5AE;--h3:#E29B76;--h4:#AB4118;--h0:#EBE8E1;--p1:#CFE3EF;--p2:#155F86;--on:#fff;--a1:#5E5B56;--a2:#8F8B84;--a3:#C3BFB7;--a4:#E6E3DC;--a5:#D9C6E0;--a6:#A985B8;--a7:#6E4580;
--s1:.25rem;--s2:.5rem;--s3:.75rem;--s4:1rem;--s5:1.5rem;--s6:2rem;--s7:3rem;--s8:4.5rem;
--sans:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",system-ui,sans-serif;--serif:Georgia,"Noto Serif","Liberation Serif",serif;--mono:ui-monospace,"SF Mono",Consolas,"Noto Sans Mono","DejaVu Sans Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{--paper:#131519;--surface:#1B1E24;--ink:#EDEBE6;--ink2:#BDBBB6;--ink3:#9B9A9C;--rule:#30333A;--axis:#85868C;--short:#F4956A;--short-tint:#5B301E;--over:#74BCE2;--over-tint:#1D4459;--unclear:#ABA8B6;--h1:#3B251B;--h2:#5E3320;--h3:#8C4A2B;--h4:#F4956A;--h0:#292C32;--p1:#1D4459;--p2:#74BCE2;--on:#131519;--a1:#A8A5A0;--a2:#7F7D7A;--a3:#565553;--a4:#33353B;--a5:#4F3A5A;--a6:#8A67A0;--a7:#C9A4DC}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth;overflow-x:clip}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 var(--sans);font-variant-numeric:tabular-nums lining-nums;overflow-wrap:anywhere}
h1,h2,h3,p,dl,dd,ol,ul,figure,blockquote{margin:0;padding:0}ol,ul{list-style:none}
a{color:inherit;text-decoration-thickness:1px;text-underline-offset:.18em;text-decoration-color:var(--axis)}a:hover{text-decoration-color:currentColor}
:focus-visible{outline:3px solid var(--over);outline-offset:2px;border-radius:2px}
small{font-size:inherit}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`;

export const STYLE = `${BASE}.defs{position:absolute}
.skip{position:absolute;left:-99rem}.skip:focus{left:var(--s4);top:var(--s4);background:var(--surface);padding:var(--s2) var(--s4);z-index:9}
.hero,nav,main,footer{max-width:73rem;margin:0 auto;padding:0 var(--s6)}

/* marks */
.m{width:.95em;height:.95em;flex:none;fill:currentColor;vertical-align:-.1em;overflow:visible}
.m.unmet{color:var(--short)}.m.met,.m.exceeding{color:var(--over)}.m.unclear,.m.none{color:var(--unclear)}
.cut{fill:none;stroke:var(--paper);stroke-width:2}.open{fill:var(--paper);stroke:currentColor;stroke-width:2}

/* header */
.hero{padding-top:var(--s5)}
.mast{display:flex;flex-wrap:wrap;justify-content:space-between;gap:var(--s1) var(--s5);font-size:.875rem;color:var(--ink2);padding-bottom:var(--s3);border-bottom:1px solid var(--ink)}
.mast p{display:flex;flex-wrap:wrap;gap:0 var(--s4)}.mast b{color:var(--ink)}
.verdict{display:grid;grid-template-columns:minmax(0,7fr) minmax(0,5fr);gap:var(--s6) var(--s8);padding:var(--s7) 0 var(--s6);align-items:start}
.stamp{display:flex;align-items:center;gap:.5em;font-weight:700;font-size:1.0625rem;color:var(--short);margin-bottom:var(--s3)}.stamp .m{width:1.15em;height:1.15em}
.stamp.met,.stamp.exceeding{color:var(--over)}.stamp.unclear,.stamp.none{color:var(--unclear)}
.stamp span{color:var(--ink2);font-weight:400}.stamp span::before{content:"·";margin-right:.5em}
h1{font:700 3rem/1.1 var(--serif);letter-spacing:-.015em;text-wrap:balance;max-width:15em}
.lede{font-size:1.25rem;line-height:1.45;margin-top:var(--s4);max-width:34em;text-wrap:pretty}
.sure{margin-top:var(--s4);color:var(--ink2);max-width:38em;text-wrap:pretty}.sure b{color:var(--ink)}
.figure{padding-top:var(--s1)}
.big{display:flex;align-items:baseline;gap:var(--s3)}.big span{font-size:4rem;line-height:1;font-weight:700;letter-spacing:-.03em;white-space:nowrap}.big small{text-wrap:balance;font-size:.9375rem;line-height:1.3;color:var(--ink2);max-width:15em}
.int{font-size:.9375rem;color:var(--ink2);margin-top:var(--s2)}
.strip{display:block;width:100%;height:92px;margin-top:var(--s5);overflow:visible}.balance{display:block;width:100%;height:72px;margin-top:var(--s5);overflow:visible}
.facts{display:grid;grid-template-columns:repeat(4,auto);justify-content:space-between;margin-top:var(--s5);border-top:1px solid var(--rule);padding-top:var(--s3)}
.facts dt{font-size:.8125rem;color:var(--ink2)}.facts dd{font-weight:600;font-size:1.0625rem}
.tiles{display:flex;flex-wrap:wrap;gap:var(--s4) var(--s5);border-top:1px solid var(--rule);padding:var(--s4) 0 var(--s2)}
.run .marks{display:flex;flex-wrap:wrap;gap:.125rem}.run a{display:block;padding:.25rem .1875rem;line-height:0;position:relative}.run .m{width:1.375rem;height:1.375rem}
.run a:hover .m{transform:translateY(-2px)}.run .lbl{font-size:.875rem;color:var(--ink2);padding-left:.1875rem}.run .lbl b{color:var(--ink)}
nav{position:sticky;top:0;z-index:5;background:var(--paper);max-width:none}nav ul{max-width:69rem;margin:0 auto;display:flex;gap:0 var(--s5);overflow-x:auto;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);font-size:.875rem;scrollbar-width:none}nav a{display:block;padding:var(--s2) 0;color:var(--ink2);text-decoration:none;white-space:nowrap}nav a:hover{color:var(--ink);box-shadow:inset 0 -2px var(--ink)}

/* parts */
.part{padding-top:var(--s8);scroll-margin-top:0}
.head{display:grid;grid-template-columns:minmax(0,8fr) minmax(0,5fr);gap:var(--s3) var(--s8);align-items:end;border-top:1px solid var(--ink);padding-top:var(--s3);margin-bottom:var(--s5)}
.kick{font-size:.875rem;font-weight:600;color:var(--ink2);margin-bottom:var(--s1)}
h2{font:700 1.6875rem/1.22 var(--serif);letter-spacing:-.012em;text-wrap:balance}
.note{font-size:.875rem;line-height:1.45;color:var(--ink2);text-wrap:pretty}
.sub{font:700 1.25rem/1.3 var(--serif);margin:var(--s7) 0 var(--s3)}

/* do first */
.acts{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:0 var(--s6)}
.acts li{display:grid;grid-template-columns:2.25rem minmax(0,1fr);grid-template-rows:subgrid;grid-row:span 8;row-gap:0}
.acts li>.no{font:700 2.5rem/1 var(--serif);color:var(--short);min-width:.7em}
.acts li>.no{grid-row:1/4}.acts li>div{display:grid;grid-template-rows:subgrid;grid-row:1/-1;grid-column:2;align-content:start}.acts .sec{grid-row:1}.acts h3{grid-row:2}.acts .mini,.acts .own{grid-row:3}.acts .ed{grid-row:4}.acts blockquote{grid-row:5}.acts .th{grid-row:6;align-self:start}.acts .gain{grid-row:7}.acts .ev{grid-row:8}
.acts .sec{font-size:.8125rem;color:var(--ink2)}
.acts h3{font-size:1.125rem;line-height:1.35;font-weight:600;text-wrap:pretty}.acts h3 a{text-decoration-color:transparent}.acts h3 a:hover{text-decoration-color:currentColor}
.mini{position:relative;height:26px;margin-top:var(--s4)}
.ed{display:flex;justify-content:space-between;gap:var(--s3);font-size:.875rem;color:var(--ink2)}.ed b{color:var(--ink)}
.acts .gain{margin-top:var(--s4);padding:0;font-size:.9375rem;text-align:left;white-space:normal}.acts .gain b{font-size:1.25rem}
.acts .ev{font-size:.875rem;color:var(--ink2);margin-top:var(--s1);text-wrap:pretty}
.own{margin-top:var(--s2);font-size:.9375rem;line-height:1.4}.oe,.od{display:block;text-wrap:pretty}.oe{color:var(--ink2)}.od{font-weight:600}
blockquote{margin-top:var(--s3);font:italic 1rem/1.45 var(--serif);color:var(--ink);padding-left:var(--s3);border-left:2px solid var(--axis)}
.th{display:grid;grid-template-columns:6rem minmax(0,1fr);gap:var(--s3);align-items:center;margin-top:var(--s3);font-size:.8125rem;line-height:1.4}.th img,.evs img{width:100%;height:auto;display:block;border:1px solid var(--rule);border-radius:2px}.th small{display:block;color:var(--ink2)}

/* rows that hold charts */
table{border-collapse:collapse;width:100%}
th{text-align:left;font-weight:400}
thead th{vertical-align:bottom;font-size:.8125rem;line-height:1.3;color:var(--ink2);padding:0 0 var(--s2)}
thead th small{display:block;color:var(--ink2)}
.ledger tbody tr,.secs tbody tr,.forest tbody tr{border-top:1px solid var(--rule)}
.ledger tbody tr:hover,.secs tbody tr:hover,.forest tbody tr:hover{background:color-mix(in srgb,var(--rule) 35%,transparent)}
tr:target{background:color-mix(in srgb,var(--rule) 60%,transparent)}.ledger tbody tr{scroll-margin-top:8rem}
thead .q{vertical-align:bottom}.q .t{display:block;min-width:0;text-wrap:pretty}
.q{padding:var(--s2) var(--s4) var(--s2) 0;vertical-align:middle}
tbody .q{font-size:.9375rem;line-height:1.35}
tbody .q>.m{float:left;margin:.22em .65em 0 0}.q>.no{float:left;width:1.7em;color:var(--ink3);font-size:.8125rem;line-height:1.55}
.q .t{overflow:hidden}.q small{display:block;font-size:.8125rem;line-height:1.4;color:var(--ink2)}
.gapc,.dbc{position:relative;padding:0}
.g,.gain,.n,.rk{text-align:right;white-space:nowrap;padding:var(--s2) 0 var(--s2) var(--s3);font-size:.9375rem;line-height:1.3}
.g b{font-weight:600}.g small{display:block;font-size:.8125rem;color:var(--ink2)}
thead .g,thead .gain,thead .n,thead .rk{font-size:.8125rem;padding-bottom:var(--s2);white-space:normal}
.ledger{table-layout:fixed}.ledger .q{width:auto}.ledger .gapc{width:27.5%}.ledger .g{width:8.5rem}.ledger .dbc{width:22%}.ledger .gain{width:5rem}
.ledger .dbc,.secs .dbc{padding-left:var(--s5)}.ledger .dbc svg.c,.secs .dbc svg.c{left:var(--s5);width:calc(100% - var(--s5))}
.ledger thead th{height:3.75rem}.ledger thead,.forest thead{position:sticky;top:2.25rem;background:var(--paper);z-index:3}
svg.c{position:absolute;inset:0;width:100%;height:100%;overflow:visible}
svg text{font-size:.8125rem;fill:var(--ink2)}svg .lab{font-size:.875rem}svg .b{font-weight:700;fill:var(--ink)}svg .num text{fill:var(--ink)}
.mid{text-anchor:middle}.end{text-anchor:end}.start{text-anchor:start}
.grid{stroke:var(--rule)}.zero{stroke:var(--ink);stroke-width:1.25}.axis,.track{stroke:var(--axis)}.track{stroke-width:1.5}
.tol{fill:var(--axis);opacity:.13}.tolline{stroke:var(--axis);stroke-dasharray:2 2.5}
.bar.unmet{fill:var(--short-tint)}.bar.met,.bar.exceeding{fill:var(--over-tint)}.bar.unclear{fill:url(#hatch);stroke:var(--unclear);stroke-width:.75}.hatchline{stroke:var(--unclear);stroke-width:1.5;opacity:.6}
.ci{stroke-width:2}.ci.thick{stroke-width:5;opacity:.55}.ci.unmet{stroke:var(--short)}.ci.met,.ci.exceeding{stroke:var(--over)}.ci.unclear,.ci.flat{stroke:var(--unclear)}.ci.ink{stroke:var(--ink);stroke-width:1.5}
.dot.unmet{fill:var(--short)}.dot.met,.dot.exceeding{fill:var(--over)}.dot.unclear{fill:var(--paper);stroke:var(--unclear);stroke-width:2}.dot.flat{fill:var(--unclear)}.dot.ink,.dot.sum{fill:var(--ink)}
.exp{fill:var(--paper);stroke:var(--ink);stroke-width:1.75}.exp.thru{fill:none;stroke-width:1.5}
.bell{stroke-width:5;stroke-linecap:butt}.bell.unmet{stroke:var(--short-tint)}.bell.met,.bell.exceeding{stroke:var(--over-tint)}.bell.unclear{stroke:var(--rule)}
.strip .bell{stroke-width:10}.lead{stroke:var(--axis)}
.over{position:absolute;left:0;right:0;top:.25rem;text-align:center;padding-left:var(--s5)}
.key{display:flex;flex-wrap:wrap;gap:var(--s1) var(--s5);font-size:.8125rem;color:var(--ink2);margin-bottom:var(--s4)}.key span{display:inline-flex;align-items:center;gap:var(--s2)}.k{width:34px;height:16px;flex:none}
.tools{display:flex;flex-wrap:wrap;align-items:center;gap:var(--s3) var(--s5);margin-bottom:var(--s4);font-size:.875rem}.tools[hidden]{display:none}
.tools fieldset{border:0;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:var(--s1) var(--s2)}
select{font:inherit;color:inherit;background:var(--surface);border:1px solid var(--axis);border-radius:3px;padding:.3em .5em;min-height:2.25rem}
.chip{display:inline-flex;align-items:center;gap:.4em;border:1px solid var(--axis);border-radius:2rem;padding:.25em .8em;min-height:2.25rem;cursor:pointer;position:relative}.chip input{position:absolute;opacity:0;inset:0;margin:0;cursor:pointer}.chip:has(:checked){background:var(--ink);color:var(--paper);border-color:var(--ink)}.chip:has(:checked) .m{color:inherit}.chip:has(:checked) .open{fill:var(--ink)}.chip:has(:checked) .cut{stroke:var(--ink)}.chip:has(:focus-visible){outline:3px solid var(--over);outline-offset:2px}
.cm{display:block;font:italic .9375rem/1.4 var(--serif);color:var(--ink);quotes:none;margin-top:var(--s1)}.crit{font-style:normal;font-size:.75rem;border:1px solid var(--axis);border-radius:2px;padding:0 .35em}
.ledger.v .ow{width:24%;font-size:.9375rem;line-height:1.35;padding:var(--s2) 0 var(--s2) var(--s5)}.ledger.v thead .ow{font-size:.8125rem}.ledger.v .g{width:5rem}.ledger.v .gapc{width:26%}
.bh th{padding:var(--s5) 0 var(--s2);font-weight:600;font-size:.875rem}.why{color:var(--ink2);font-size:.9375rem;padding-left:var(--s4)}

.secs{table-layout:fixed}.secs .q{width:19%}.secs .g{width:9rem}.secs .dbc{width:30%}.secs thead th{height:3.25rem}.secs .spc{padding:var(--s3) 0 var(--s3) var(--s6)}.secs .mk .m{width:1.125rem;height:1.125rem;margin:.125rem}.secs .mk{padding-left:var(--s5)}.secs.v .g{width:5rem}.secs.v.i .g{width:9.5rem}.secs.v.i .dbc{width:31%}.secs.v .dbc{width:36%}.secs.v .gain{width:5rem}.secs.v tbody tr{height:3.25rem}.mk a{display:inline-block;line-height:0;padding:.125rem}
.pair{display:grid;grid-template-columns:4.75rem minmax(0,1fr);align-items:center;font-size:.75rem;color:var(--ink2);line-height:1.2}.pair+.pair{margin-top:.25rem}
.sp{width:calc(100% - 4.875rem);margin:0 2.625rem 0 2.25rem;height:16px;overflow:visible;display:block}.sp text{font-size:.75rem;fill:var(--ink)}
.a1{fill:var(--a1)}.a2{fill:var(--a2)}.a3{fill:var(--a3)}.a4{fill:var(--a4)}.a5{fill:var(--a5)}.a6{fill:var(--a6)}.a7{fill:var(--a7)}
.ramp{display:flex;flex-wrap:wrap;align-items:center;gap:0 var(--s2);justify-content:flex-end}.ramp svg{width:98px;height:12px}

/* importance */
.ipawrap{display:grid;grid-template-columns:minmax(0,7fr) minmax(0,5fr);gap:var(--s6) var(--s7)}
.ipa{width:100%;height:auto;display:block}.ipa.n{display:none}
.qfirst{fill:var(--short-tint);opacity:.42}.frame{fill:none;stroke:var(--rule)}.cross{stroke:var(--ink);stroke-width:1}
.qn{font-weight:600}svg .short{fill:var(--short)}.pt{fill:var(--ink2);stroke:var(--paper);stroke-width:1}.pt.f{fill:var(--short)}.pt.open{fill:var(--paper);stroke:var(--ink2);stroke-width:1.75}.pt.f.open{stroke:var(--short)}
.pl{fill:var(--ink2)}.ipa .pl.b{font-weight:600}.hot.pt{stroke:var(--ink);stroke-width:3}.hot.pl{fill:var(--ink);font-weight:700}li.hot{background:color-mix(in srgb,var(--rule) 60%,transparent)}
.lists{display:grid;gap:var(--s4);align-content:start;font-size:.875rem;line-height:1.4}.ql h3{font-size:.9375rem;font-weight:600}.ql.first h3{color:var(--short)}.ql h3 small,.ql summary small{font-weight:400;color:var(--ink2);font-size:.8125rem}.ql li{display:grid;grid-template-columns:1.75rem minmax(0,1fr)}.ql .no{color:var(--ink3)}.ql:not(.first) ol{columns:1;color:var(--ink2)}

/* sites */
.forest{table-layout:fixed}.forest .q{width:21%}.forest .n{width:3rem}.forest .gapc{width:auto}.forest .g{width:9.25rem}.forest .rk{width:5.5rem}.forest .st{width:13.5rem;padding-left:var(--s5);font-size:.875rem}.forest thead th{height:3.5rem}.forest thead .st{font-size:.8125rem}.forest thead .gapc svg+svg{pointer-events:none}
.forest tbody tr{height:2.5rem}.forest .n{color:var(--ink2)}.forest .gapc{left:0}.forest tbody .gapc{padding-left:var(--s4)}.forest .gapc svg.c{left:var(--s4);width:calc(100% - var(--s4))}
.whole{fill:var(--axis);opacity:.2}.wholeline{stroke:var(--axis);stroke-width:1.5}.wt{font-weight:600}.raw{fill:var(--ink3)}.hid{color:var(--ink2)}.hid .gapc span{font-size:.875rem;color:var(--ink2)}.s-same .st{color:var(--ink2)}.s-better th,.s-worse th{font-weight:600}
.scroll{position:relative;overflow-x:auto;margin:0 calc(-1*var(--s1));padding:0 var(--s1)}
.heat{border-collapse:separate;border-spacing:2px;table-layout:fixed;min-width:54rem}.heat th:first-child{width:13.5rem;text-align:left;position:sticky;left:0;background:var(--paper);font-size:.9375rem;padding-right:var(--s2)}.heat .n{white-space:nowrap;width:3.5rem;padding:0 var(--s2) 0 0;font-size:.875rem;color:var(--ink2)}.heat thead th{text-align:center;hyphens:auto;font-size:.8125rem;line-height:1.25}.heat thead .n{text-align:right}.heat thead tr:first-child .n{padding-bottom:var(--s2)}.heat td:not(.n){text-align:center;height:2.125rem;font-size:.9375rem;border-radius:2px}
.heat .all th,.heat .all td{font-weight:600}.heat thead .all th:first-child{font-size:.9375rem;color:var(--ink)}.heat thead .all td{font-size:.9375rem}.heat tbody::before{content:"";display:block;height:6px}
.heat.up{min-width:0;width:auto;table-layout:auto}.heat.up th:first-child{min-width:11rem;overflow-wrap:normal}.heat.up td:not(.n){min-width:2.375rem}.heat.up thead tr:first-child th:not(:first-child):not(.n){height:9.5rem;width:2.375rem;padding:0 0 var(--s2)}.heat.up thead th span{writing-mode:vertical-rl;transform:rotate(180deg);text-align:left;max-height:9rem;overflow:hidden;text-wrap:balance;overflow-wrap:normal;display:inline-block;line-height:1.15}.heat.up td:not(.n){font-size:.8125rem;height:1.875rem}.fold .tools{margin-top:var(--s3)}
.h1{background:var(--h1)}.h2{background:var(--h2)}.h3{background:var(--h3)}.h4{background:var(--h4);color:var(--on)}.p1{background:var(--p1)}.p2{background:var(--p2);color:var(--on)}
.hu{background:repeating-linear-gradient(135deg,transparent 0 4px,color-mix(in srgb,var(--unclear) 26%,transparent) 4px 5px);color:var(--ink2);box-shadow:inset 0 0 0 1px var(--rule)}.hu span{background:var(--paper);border-radius:2px;padding:0 .25em}
.sw{display:inline-block;width:1.5rem;height:.875rem;border-radius:2px}.heatkey span{gap:.4rem}

.trend{width:100%;height:300px;display:block;overflow:visible;margin-bottom:var(--s5)}.area{fill:var(--short-tint);opacity:.55}.area.over{fill:var(--over-tint)}.lnE,.lnD{fill:none;stroke:var(--ink);stroke-width:2}.lnE{stroke:var(--ink2);stroke-width:1.5}.gl{font-weight:700;fill:var(--short)!important;font-size:1rem!important}.gl.over{fill:var(--over)!important}.wl{fill:var(--ink2)}

.hidl{font-size:.9375rem;color:var(--ink2);display:grid;gap:var(--s2)}.scroll+.mindl{margin-top:var(--s5)}.mindl{display:grid;gap:var(--s3) var(--s7);grid-template-columns:repeat(2,minmax(0,1fr));counter-reset:m;font-size:.9375rem}.mindl li{counter-increment:m;padding-left:2rem;position:relative;color:var(--ink2)}.mindl b{color:var(--ink);font-weight:600}.mindl li::before{content:counter(m);position:absolute;left:0;color:var(--ink3);font-size:.875rem}
.nm{font-weight:600}.nm+.as{display:block;color:var(--ink2);font-size:.875rem;line-height:1.35}
.spark{position:relative;width:10rem;height:2.25rem}.spark svg{position:absolute;inset:0;width:100%;height:100%;overflow:visible}.lnG{fill:none;stroke:var(--ink2);stroke-width:1.5}
.fold{border-top:1px solid var(--rule)}.fold:last-of-type{border-bottom:1px solid var(--rule)}summary{cursor:pointer;padding:var(--s3) 0;font-weight:600;font-size:.9375rem}.fold .scroll{padding-bottom:var(--s5)}
.secs+.fold,.secs+.scroll{margin-top:var(--s5)}
.num{font-size:.875rem;line-height:1.35}.num th,.num td{padding:.375rem .5rem;vertical-align:top;border-top:1px solid var(--rule)}.num thead th,.num td{overflow-wrap:normal}.num td.o{white-space:normal;min-width:4.5rem;max-width:13rem}.num thead th{border-top:0;text-align:right;font-size:.8125rem}.num thead tr:first-child th:first-child,.num .l{text-align:left}.num thead tr:first-child th:first-child{padding-left:0}.num td{text-align:right;white-space:nowrap}.num td.l{white-space:nowrap}.num small{display:block;color:var(--ink2);font-size:.8125rem}.num tbody th{min-width:13rem;padding-left:0}.num.full tbody th{min-width:16rem;position:sticky;left:0;background:var(--paper)}
.two{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,7fr);gap:var(--s6) var(--s8)}.two h3{font-size:1rem;margin-bottom:var(--s2)}
.rec div,.how div{display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:var(--s4);border-top:1px solid var(--rule);padding:.375rem 0;font-size:.875rem}.rec dt,.how dt{color:var(--ink2)}.how dd{text-wrap:pretty}.rec dt::first-letter,.how dd::first-letter{text-transform:uppercase}code{font:.8125rem var(--mono)}
.evs{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:var(--s5)}.evs figcaption{display:grid;gap:.125rem;font-size:.875rem;line-height:1.4;margin-top:var(--s2)}.evs small,.evs span{color:var(--ink2);font-size:.8125rem;overflow-wrap:anywhere}
footer{margin-top:var(--s8);padding-bottom:var(--s7);font:italic 1rem/1.5 var(--serif);color:var(--ink2)}footer p{border-top:1px solid var(--ink);padding-top:var(--s3)}

/* what the sketch only named */
.ledger.v.c .g{width:9.5rem}.ledger.v.c .ow{width:19%}
.zonec{position:relative;height:2.25rem;min-width:12rem}.zoneband{fill:var(--over-tint)}.bars td.barc{position:relative;min-width:10rem;height:1.75rem}.bar.plain{fill:var(--axis);opacity:.45}.k1{fill:var(--ink2);background:var(--ink2)}.k2{fill:var(--a3);background:var(--a3)}.k3{fill:var(--a6);background:var(--a6)}.k4{fill:var(--axis);background:var(--axis)}.k5{fill:var(--a5);background:var(--a5)}.k6{fill:var(--a4);background:var(--a4)}.bars th .sw{width:.75rem;height:.625rem;margin-right:.35em}
.path td.gapc{min-width:14rem;height:2.5rem}.path th[scope=row]{width:15rem;font-size:.9375rem}.path thead th.gapc{height:2.75rem}.path .m{margin-right:.4em}.path tbody th,.path tbody td{vertical-align:middle}
.comments{display:grid;gap:var(--s3) var(--s7);grid-template-columns:repeat(2,minmax(0,1fr));font-size:.9375rem}.comments li{border-top:1px solid var(--rule);padding-top:var(--s2)}.comments small{display:block;color:var(--ink2)}.comments details{margin-top:var(--s2)}.comments details summary{padding:var(--s1) 0;font-weight:400;font-size:.875rem;color:var(--ink2)}
.more{font:inherit;font-size:.9375rem;color:inherit;background:none;border:1px solid var(--axis);border-radius:2rem;padding:.4em 1.1em;min-height:2.25rem;margin-top:var(--s4);cursor:pointer}.more[hidden]{display:none}
.scatter{width:100%;height:320px;display:block;overflow:visible;margin-bottom:var(--s5)}.scatter .tick{paint-order:stroke;stroke:var(--paper);stroke-width:4px}
.find{font:inherit;color:inherit;background:var(--surface);border:1px solid var(--axis);border-radius:3px;padding:.3em .6em;min-height:2.25rem;min-width:12rem}
.bh td,.bh th{border-top:0}tr.late[hidden]{display:none}
.brand{max-height:2.5rem;max-width:12rem;display:block;margin-bottom:var(--s2)}
.segment{border-top:4px solid var(--ink);margin-top:var(--s8)}
@media screen and (max-width:56rem){.comments{grid-template-columns:minmax(0,1fr)}}
@media print{.comments summary{display:none}tr[hidden]{display:table-row!important}.more{display:none!important}}

@media screen and (max-width:56rem){
.hero,nav,main,footer{padding:0 1.125rem}.hero{padding-top:var(--s4)}
.verdict,.head,.two,.ipawrap{grid-template-columns:minmax(0,1fr);gap:var(--s5)}.head{gap:var(--s2)}.verdict{padding:var(--s6) 0 var(--s5)}
h1{font-size:2.125rem;line-height:1.14}h2{font-size:1.4375rem}.lede{font-size:1.125rem}.part{padding-top:3.5rem}
.acts,.evs,.mindl{grid-template-columns:minmax(0,1fr)}.acts li{grid-template-rows:none;grid-row:auto}.acts li+li{margin-top:var(--s6)}.acts li>div{grid-template-rows:none}
.big span{font-size:3.25rem}.run .m{width:1.25rem;height:1.25rem}
nav ul{margin:0 -1.125rem;padding:0 1.125rem}
.ledger,.ledger thead,.ledger tbody,.ledger tr,.forest,.forest thead,.forest tbody,.forest tr,.secs,.secs thead,.secs tbody,.secs tr{display:block;width:100%}
.ledger th,.ledger td,.forest th,.forest td,.secs th,.secs td{display:block;width:auto!important;padding-left:0}
.ledger tbody tr[hidden]{display:none}
.ledger thead,.forest thead{position:sticky;top:2.3rem;background:var(--paper);z-index:3}.ledger thead th:not(.gapc),.forest thead th:not(.gapc),.secs thead th:not(.dbc):not(.spc){position:absolute;width:1px!important;height:1px!important;overflow:hidden;clip-path:inset(50%)}
.ledger thead .gapc,.forest thead .gapc{height:3.25rem}.secs thead .dbc{height:2.75rem}
.ledger tbody tr{display:grid;grid-template-columns:minmax(0,1fr) auto;padding:var(--s3) 0}.ledger .q{grid-column:1/-1;padding:0 0 var(--s1)}.ledger .gapc{grid-column:1/-1;height:2rem}.ledger tbody .g{text-align:left;padding:var(--s1) 0 0}.ledger .g b,.ledger .g small{display:inline}.ledger .g small{margin-left:.5em}.ledger .gain{padding:var(--s1) 0 0}.ledger tbody td.gain[data-l=" "]{visibility:hidden}.ledger tbody td.gain::before{content:attr(data-l);color:var(--ink2);font-size:.8125rem}
.ledger tbody .dbc{grid-column:1/-1;order:5;padding-left:0}.ledger tbody .dbc svg{display:none}.ledger tbody .dbc .sr{position:static;width:auto;height:auto;clip-path:none;white-space:normal;font-size:.8125rem;color:var(--ink2)}.ledger .dbc svg.c,.secs .dbc svg.c,.forest .gapc svg.c{left:0;width:100%}
.ledger.v .ow{grid-column:1/-1;order:5;padding:var(--s1) 0 0;width:auto}.stamp{flex-wrap:wrap}.ledger.v tbody.blanks tr{display:block}.why{padding:0}
.secs tbody tr,.secs.v tbody tr{padding:var(--s3) 0;height:auto;display:grid!important;grid-template-columns:minmax(0,1fr) auto}.secs .q{padding:0}.secs tbody .dbc{grid-column:1/-1;height:2.25rem;order:3}.secs .g{padding:0}.secs tbody .g small{display:inline;margin-left:.5em}.secs .spc{grid-column:1/-1;order:4;padding:var(--s2) 0 0}.secs .mk{order:4;padding:0}.secs .gain{order:5}.secs thead .spc{display:block}.ramp{justify-content:flex-start}
.forest tbody tr{display:grid;grid-template-columns:minmax(0,1fr) auto auto;gap:0 var(--s3);height:auto;padding:var(--s2) 0}.forest .q{padding:0}.forest tbody tr:not(.hid) .n::before{content:"n "}.forest .hid .n{display:none}.forest .n,.forest .g,.forest .rk{padding:0}.forest tbody .gapc{grid-column:1/-1;height:2rem;padding:0}.forest tbody .hid .gapc{height:auto}.forest .g b,.forest .g small{display:inline}.forest .g small{margin-left:.4em}.forest tbody .g{grid-column:1/-1;text-align:left}.forest .rk{display:none}.forest .st{padding:0;grid-column:1/-1}
.ipa.w{display:none}.ipa.n{display:block}
.heat{min-width:46rem}.heat th:first-child{width:8.5rem;font-size:.875rem}.num:not(.full) tbody th{min-width:8rem}.bars td.barc{min-width:5.5rem}
.rec div,.how div{grid-template-columns:7.5rem minmax(0,1fr)}
.trend text.lab{font-size:.8125rem}
}
@media print{
@page{size:A4;margin:13mm 15mm 15mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt "Noto Sans","Segoe UI",Arial,sans-serif;color:#4A4E57}}
html{font-size:11.5px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
:root{--paper:#fff}
.hero,main,footer{padding:0;max-width:none}nav,.tools,.skip{display:none!important}
.verdict,.head{gap:var(--s4) var(--s6)}.verdict{padding:var(--s5) 0 var(--s4)}h1{font-size:2.5rem}h2{font-size:1.5rem}.strip{margin-top:var(--s4)}.facts{margin-top:var(--s4)}.tiles{padding:var(--s3) 0 0}
.part{padding-top:var(--s6)}.head{margin-bottom:var(--s4)}
.head,h2,h3,.kick,.key,.sub,summary{break-after:avoid}.head,tr,.acts li,.trend,.scatter,.ipawrap,.secs,figure,.how div,.rec div,.mindl li{break-inside:avoid}tbody{break-before:avoid}tbody tr:nth-child(-n+3):not(:last-child){break-after:avoid}tbody tr:nth-last-child(-n+3):not(:first-child){break-before:avoid}thead{display:table-header-group;position:static!important}
a{text-decoration:none}.acts{column-gap:var(--s5)}.heat thead th{font-size:9.5px}.acts .gain{margin-top:var(--s3)}
.ipawrap{gap:var(--s5)}.ipa.w{display:none}.ipa.n{display:block;max-width:350px}.lists{font-size:.8125rem;gap:var(--s3)}
.ledger .gapc{width:24%}.ledger .dbc{width:20%}.ledger .g,.forest .g,.secs .g{width:8.5rem}.forest .st{width:11rem}.forest tbody tr{height:2rem}.forest tbody .q,.forest tbody .g{padding-top:.2rem;padding-bottom:.2rem}.heat td:not(.n){height:1.75rem}
.secs .q{width:19%}.secs.v .q{width:21%}.secs .dbc{width:29%}.secs.v tbody tr{height:2.1rem}.secs .q{padding-top:.2rem;padding-bottom:.2rem}.secs tbody .g{padding-top:.2rem;padding-bottom:.2rem}.secs .spc{padding:.25rem 0 .25rem var(--s4)}.pair+.pair{margin-top:.125rem}.sp{height:12px}.pair{line-height:1}
.fold.screen{display:none}.heat.up thead tr:first-child th:not(:first-child):not(.n){width:auto}.heat.up td:not(.n){font-size:9px;height:1.4rem}.ledger thead th{height:3.4rem}.ledger .gapc .tolt{display:none}.scroll{overflow:visible}.fold summary{list-style:none}.heat{min-width:0}.heat tbody::before{display:none}.heat th:first-child{position:static;width:11rem}
.num{font-size:10px}.num thead th,.num small{font-size:9.5px}.num th,.num td{padding:.2rem .2rem}.num.full tbody th{min-width:0;width:11rem;position:static}.num tbody th{min-width:0}.num td.o{min-width:0}
details::details-content{content-visibility:visible;display:block;block-size:auto}
}`;
