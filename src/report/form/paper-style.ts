// How a sheet of paper looks: black on white, nothing that costs ink, nothing torn apart by the end of a page.

export const STYLE = `@page{size:A4;margin:14mm 13mm 14mm}
*,*::before,*::after{box-sizing:border-box}
html{font:10pt/1.35 "Noto Sans","Segoe UI","Liberation Sans",Arial,sans-serif;color:#111;background:#fff}
body{max-width:184mm;margin:0 auto;padding:1rem}
h1,h2,p,ol,ul{margin:0;padding:0}ol,ul{list-style:none}i{font-style:normal}
header{display:flex;justify-content:space-between;gap:2rem;border-bottom:1.5pt solid #111;padding-bottom:.5rem;margin-bottom:.75rem}
h1{font:700 19pt/1.15 Georgia,"Noto Serif","Liberation Serif",serif}header p{color:#333;font-size:9pt}
.code{text-align:right;white-space:nowrap}.code b{font:700 17pt/1.2 "Noto Sans Mono","Liberation Mono",monospace;letter-spacing:.08em;display:block;color:#111}
.visit{display:grid;grid-template-columns:repeat(6,1fr);gap:.5rem 1rem;margin-bottom:.5rem}.visit .blank:nth-child(-n+2){grid-column:span 3}.visit .blank:nth-child(n+3){grid-column:span 2}
.blank{display:flex;align-items:flex-end;gap:.5rem;min-height:1.9rem;font-size:9pt;color:#333}.blank span{white-space:nowrap}.blank i,.note i{flex:1;border-bottom:.6pt solid #555;min-width:2rem}
.fact{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem 1rem;margin:.5rem 0;font-weight:600}
aside{border:1pt solid #111;border-radius:2mm;padding:.6rem .8rem;margin:.75rem 0;break-inside:avoid}aside h2{margin:0 0 .25rem;border:0;padding:0;font-size:11pt}aside ul{margin:.35rem 0 0}aside li{padding-left:.8rem;text-indent:-.8rem}aside li::before{content:"– "}.watch{margin-top:.35rem;color:#333;font-size:9pt}
.key{font-size:9pt;color:#333;margin:.5rem 0}
h2{font:700 13pt/1.25 Georgia,"Noto Serif","Liberation Serif",serif;margin-top:1rem;break-after:avoid}
section>.guide{break-after:avoid}
li.plain,li.critical{display:grid;grid-template-columns:1.9rem 1fr;border-top:.6pt solid #999;padding:.5rem 0 .55rem;break-inside:avoid}
.no{font-weight:700}.text{font-weight:600;font-size:10.5pt}.text em{font:600 8pt/1 inherit;border:.6pt solid #111;border-radius:1mm;padding:.05rem .3rem;margin-left:.3rem}
.guide{font-size:8.5pt;line-height:1.3;color:#333}.when{font-size:8.5pt;font-style:italic;color:#333}
.side{display:grid;grid-template-columns:auto 1fr;gap:0 .7rem;align-items:start;margin-top:.35rem}.side>.answer:only-child{grid-column:1/-1}.which{font-size:8.5pt;min-width:5.2rem;padding-top:.3rem}.own{grid-column:2;font-size:8.5pt;padding-top:.3rem}.own+.answer{grid-column:2}
.answer{display:flex;justify-content:space-between;gap:.8rem}.picks{display:flex;flex-wrap:wrap;gap:.35rem .55rem;align-items:flex-start;flex:1}.list .picks{display:grid;gap:.3rem}
.pick{display:inline-flex;align-items:center;gap:.35rem;font-weight:400}.pick b{display:inline-grid;place-items:center;min-width:7mm;height:6.5mm;padding:0 1mm;border:.9pt solid #111;border-radius:1mm;font:600 9pt/1 inherit;color:#555}.pick span{font-size:9pt}
.blanks{display:flex;gap:.35rem;border-left:.6pt solid #999;padding-left:.6rem}
.fill{border-bottom:.9pt solid #111;height:7mm}.fill.short{width:38mm}.fill.wide{width:85mm}.fill.long{flex:1;min-width:100%}.unit{font-size:8.5pt;color:#333;align-self:flex-end}
.note{display:flex;align-items:flex-end;gap:.5rem;min-height:1.6rem;font-size:8.5pt;color:#333}
footer{margin-top:1rem;border-top:1.5pt solid #111;padding-top:.4rem;font-size:8.5pt;color:#333;break-inside:avoid}
@media print{body{padding:0;max-width:none}}
`;
