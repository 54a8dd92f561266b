// What a page does beyond being read: sorts, filters, unfolds, links a point to its row. Without it everything is there and
// unfolded, and the controls stay hidden.

export const SCRIPT = `(function () {
  'use strict'
  var all = function (s, r) { return Array.prototype.slice.call((r || document).querySelectorAll(s)) }
  all('details.fold').forEach(function (d) { d.open = false })
  addEventListener('beforeprint', function () { all('details.fold').forEach(function (d) { d.dataset.was = d.open ? '1' : ''; d.open = true }) })
  addEventListener('afterprint', function () { all('details.fold').forEach(function (d) { d.open = !!d.dataset.was }) })
  all('.tools').forEach(function (tools) {
    var table = document.getElementById(tools.dataset.for)
    if (!table) return
    tools.hidden = false
    var body = table.tBodies[0], rows = all('tr', body), said = tools.querySelector('[data-said]')
    var sort = tools.querySelector('[data-sort]'), find = tools.querySelector('.find'), more = document.querySelector('[data-more="' + tools.dataset.for + '"]')
    var most = more ? Number(more.dataset.most) : Infinity, whole = !more
    var isLate = function (r) { return r.classList.contains('late') }, late = rows.some(isLate)
    var apply = function () {
      var chosen = tools.querySelector('input:checked'), f = chosen ? chosen.value : '', q = find ? find.value.trim().toLowerCase() : '', shown = 0
      if (sort) rows.sort(function (a, b) { return a.dataset[sort.value] - b.dataset[sort.value] }).forEach(function (r) { body.appendChild(r) })
      rows.forEach(function (r) {
        var fits = (f === '' || r.dataset.v === f) && (q === '' || r.cells[0].textContent.toLowerCase().indexOf(q) >= 0)
        if (fits) shown += 1
        r.hidden = !fits || (!whole && f === '' && q === '' && (late ? isLate(r) : shown > most))
      })
      if (said) said.textContent = rows.filter(function (r) { return !r.hidden }).length
      if (more) more.hidden = whole || f !== '' || q !== ''
    }
    tools.addEventListener('change', apply)
    if (find) find.addEventListener('input', apply)
    if (more) { more.addEventListener('click', function () { whole = true; apply() }) }
    var reveal = function () {
      var t = document.getElementById(location.hash.slice(1))
      if (!t || !table.contains(t) || !t.hidden) return
      whole = true
      if (find) find.value = ''
      var first = tools.querySelector('input[type=radio]')
      if (first) first.checked = true
      apply()
      t.scrollIntoView()
    }
    addEventListener('hashchange', reveal)
    if (more) apply()
    reveal()
  })
  all('[data-c]').forEach(function (e) {
    var set = function (on) { return function () { all('[data-c]').forEach(function (o) { if (o.dataset.c === e.dataset.c) o.classList.toggle('hot', on) }) } }
    e.addEventListener('mouseenter', set(true))
    e.addEventListener('mouseleave', set(false))
  })
})()
`;
