// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/html_page.h"

namespace writ::report {

namespace {

constexpr std::string_view kHead = R"html(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline';script-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
)html";

constexpr std::string_view kStyle = R"css(
:root{color-scheme:light dark;--paper:#fff;--ink:#1c2430;--soft:#56616f;--line:#d8dee6;--band:#f4f6f9;
--none:#a9b4c0;--law:#3d7ab5;--list:#b9781a;--link:#1f5f99}
@media(prefers-color-scheme:dark){:root{--paper:#14181d;--ink:#e3e8ee;--soft:#9aa6b3;--line:#333c47;
--band:#1c2229;--none:#5f6b78;--law:#6ba6dc;--list:#e0a548;--link:#8bbcec}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main,header,nav{max-width:92rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.5rem}
h1{font-size:1.6rem;line-height:1.25;margin:0;overflow-wrap:anywhere}
h2{font-size:1.2rem;margin:2.4rem 0 .3rem;padding-top:.6rem;border-top:1px solid var(--line)}
h3{font-size:1rem;margin:1.4rem 0 .3rem}
p{margin:.4rem 0;max-width:62rem}
a{color:var(--link)}
nav{font-size:.9rem;display:flex;flex-wrap:wrap;gap:.2rem 1rem;padding-top:.8rem}
.sub,.counts,.note{color:var(--soft);font-size:.9rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.6rem;margin:1rem 0}
.tile{background:var(--band);border-left:4px solid var(--line);padding:.5rem .8rem}
.tile b{display:block;font-size:1.3rem;line-height:1.3;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.tile span{color:var(--soft);font-size:.85rem}
.tile.law{border-color:var(--law)}.tile.list{border-color:var(--list)}
.wide{overflow-x:auto;margin:.4rem 0}
table{border-collapse:collapse;width:100%;font-size:.87rem;line-height:1.4}
th,td{text-align:left;vertical-align:top;padding:.28rem .55rem;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600;vertical-align:bottom}
td{font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
td:first-child{min-width:10rem}
tbody tr:nth-child(even){background:var(--band)}
th button{all:unset;cursor:pointer;font:inherit}
th button:focus-visible,input:focus-visible,.wide:focus-visible{outline:2px solid var(--law)}
th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
.tools{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;font-size:.9rem;color:var(--soft);margin:.4rem 0}
.tools input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:3px;padding:.2rem .5rem;width:min(20rem,100%)}
.more{font:inherit;font-size:.9rem;color:var(--link);background:none;border:1px solid var(--line);border-radius:3px;padding:.2rem .8rem;cursor:pointer}
small{color:var(--soft);font-size:.92em}
.js tbody>tr:nth-child(n+101){display:none}
details{margin:.3rem 0}summary{cursor:pointer}
details p{margin-left:1.1rem}
.tag{display:inline-block;border:1px solid currentColor;border-radius:3px;padding:0 .35em;font-size:.9em;line-height:1.3;white-space:nowrap}
.tag.law{color:var(--law)}.tag.list{color:var(--list)}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;font-size:.87rem;color:var(--soft);margin:.3rem 0}
.key i{display:inline-block;width:.8rem;height:.8rem;margin-right:.35rem;vertical-align:-.05rem}
i.none{background:var(--none)}i.law{background:var(--law)}i.list{background:var(--list)}
svg{display:block;width:100%}
svg .none{fill:var(--none)}svg .law{fill:var(--law)}svg .list{fill:var(--list)}
svg text{fill:var(--ink);font-size:13px}svg .dim{fill:var(--soft)}
.band{opacity:.4}
#time{height:9rem;border-bottom:1px solid var(--soft)}
.ends{max-width:none;display:flex;justify-content:space-between;gap:1rem;color:var(--soft);font-size:.85rem}
#flow{min-width:44rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;font-size:.92rem;margin:.5rem 0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
@media(max-width:46rem){body{font-size:14px}main,header,nav{padding-left:.8rem;padding-right:.8rem}
h1{font-size:1.3rem}th,td{padding:.25rem .4rem}td:first-child{min-width:8.3rem}dl{grid-template-columns:1fr}dt{margin-top:.3rem}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--band:#fff;--none:#a9b4c0;--law:#3d7ab5;--list:#b9781a;--link:#000}
body{font-size:9.5pt}nav,.tools input,.more{display:none}.wide{overflow:visible}#flow{min-width:0}
table{font-size:7.5pt}th,td{padding:.1rem .25rem}th,td{min-width:3.4rem!important}td:first-child{min-width:5.6rem!important}td:nth-last-child(-n+2):not(:first-child){min-width:4.3rem!important}tr,.tile,svg{break-inside:avoid}h2,h3,.counts{break-after:avoid}
svg,.tile,.key i{print-color-adjust:exact;-webkit-print-color-adjust:exact}@page{margin:14mm}}
)css";

// Rows are taken out and shown in parts, so that a hundred thousand of them cost nothing; they are
// only moved, never made.
constexpr std::string_view kScript = R"js(
(()=>{"use strict";
const STEP=100,number=/^(< )?(\d[\d,]*(\.\d)?)( %)?$/;
const value=cell=>{const text=cell.textContent,is=number.exec(text);
return is?Number(is[2].replaceAll(",",""))-(is[1]?.05:0):text===""||text==="–"?null:text.toLowerCase()};
const order=(a,b,down)=>a===null||b===null?(a===null)-(b===null):
(down?-1:1)*(typeof a===typeof b?(a<b?-1:a>b?1:0):typeof a==="number"?-1:1);
const make=(name,text)=>{const made=document.createElement(name);made.textContent=text;return made};
for(const table of document.querySelectorAll(".wide>table")){
const body=table.tBodies[0],all=[...body.rows];
if(all.length<2)continue;
let shown=all,limit=STEP,said=null,more=null;
const show=()=>{body.replaceChildren(...shown.slice(0,limit));
if(said)said.textContent=`${Math.min(limit,shown.length).toLocaleString("en")} of ${shown.length.toLocaleString("en")} rows`+(shown.length<all.length?`, of ${all.length.toLocaleString("en")} in all`:"");
if(more)more.hidden=shown.length<=limit};
const heads=[...table.tHead.rows[0].cells];
heads.forEach((head,column)=>{const button=make("button",head.textContent);button.type="button";
head.replaceChildren(button);
button.addEventListener("click",()=>{
const isNumber=all.some(row=>typeof value(row.cells[column])==="number"),was=head.getAttribute("aria-sort");
const down=was?was==="ascending":isNumber;
heads.forEach(other=>other.removeAttribute("aria-sort"));
head.setAttribute("aria-sort",down?"descending":"ascending");
const keyed=new Map(all.map(row=>[row,value(row.cells[column])]));
const sorted=(a,b)=>order(keyed.get(a),keyed.get(b),down);
all.sort(sorted);shown=shown===all?all:[...shown].sort(sorted);show()})});
if(all.length>10){
const tools=make("label","Filter these rows: "),input=make("input","");said=make("span","");tools.className="tools";
input.type="search";
tools.append(input,said);table.parentNode.before(tools);
let texts=null;
input.addEventListener("input",()=>{texts=texts||new Map(all.map(row=>[row,[...row.cells].map(cell=>cell.textContent).join("\n").toLowerCase()]));
const words=input.value.toLowerCase().split(/\s+/).filter(Boolean);
shown=words.length?all.filter(row=>words.every(word=>texts.get(row).includes(word))):all;limit=STEP;show()})}
if(all.length>STEP){more=make("button","Show more rows");more.type="button";more.className="more";
more.addEventListener("click",()=>{limit+=10*STEP;show()});table.parentNode.after(more)}
show()}
document.documentElement.classList.remove("js");
addEventListener("beforeprint",()=>{for(const one of document.querySelectorAll("details:not([open])")){one.open=true;one.dataset.was=""}});
addEventListener("afterprint",()=>{for(const one of document.querySelectorAll("details[data-was]")){one.open=false;delete one.dataset.was}});
})();
)js";

} // namespace

std::string_view page_head() {
    return kHead;
}

std::string_view page_style() {
    return kStyle;
}

std::string_view page_script() {
    return kScript;
}

} // namespace writ::report
