// svc agree: насколько сходятся двое оценивших.

export const agree = {
  'command.agree': 'насколько сходятся двое, оценившие одно и то же, и какие подсказки надо доработать',
  'argument.agree': 'анкеты одного из оценивших: файл или папка',
  'option.agree-match':
    'по чему понять, что анкеты об одном и том же: site или поля стандарта, через запятую (по умолчанию site)',
  'agree.title': '{first} и {second}',
  'agree.pairs': {
    one: '{count} объект оценили оба',
    few: '{count} объекта оценили оба',
    many: '{count} объектов оценили оба',
    other: '{count} объекта оценили оба',
  },
  'agree.alone': {
    one: '{count} оценил только один',
    few: '{count} оценил только один',
    many: '{count} оценил только один',
    other: '{count} оценил только один',
  },
  'agree.same': 'Один и тот же ответ: {share} из {n}.',
  'agree.near': 'Расходятся не больше чем на допуск ({tolerance}): {share}.',
  'agree.beyond': 'По всем критериям вместе, в баллах: ICC {icc}; альфа Криппендорфа {alpha}.',
  'agree.harsher': '{second} строже: в среднем {points} балла.',
  'agree.milder': '{second} мягче: в среднем {points} балла.',
  'agree.unbiased': 'Не видно, чтобы кто-то был строже: {second} в среднем отличается на {points} балла.',
  'agree.between': '(от {low} до {high})',
  'agree.same-head': 'совпало',
  'agree.kappa': 'каппа',
  'agree.ac': 'AC',
  'agree.alpha': 'альфа',
  'agree.icc': 'ICC',
  'agree.work': {
    one: '{count} подсказку надо доработать',
    few: '{count} подсказки надо доработать',
    many: '{count} подсказок надо доработать',
    other: '{count} подсказки надо доработать',
  },
  'agree.apart': '{name}: {first} / {second}',
  'agree.beyond-one': 'сверх случайного {value}',
  'agree.one-sided': {
    one: '{count} раз ответил только один',
    few: '{count} раза ответил только один',
    many: '{count} раз ответил только один',
    other: '{count} раза ответил только один',
  },
  'agree.note':
    'В скобках 95%-е интервалы. Каппа — Коэна, на шкалах с квадратичными весами. AC — AC1 Гвета, на шкалах AC2: годится и там, где почти всё оценено одинаково, а каппа подводит. Подсказку надо доработать, если согласие сверх случайного (AC, у измерений ICC) ниже {least}.',
  'error.agree-other-standard': 'оценивали по разным стандартам: {first} и {second}',
  'error.agree-nothing-common': 'ни одна анкета первого не говорит о том же, что анкета второго (по {facts})',
  'error.agree-fact-missing': 'в {file} не сказано, о чём она ({facts})',
  'error.agree-twice': '{first} и {second} — анкеты одного человека об одном и том же: {name}',
  'hint.agree-match': 'Укажите через --match, по каким сведениям понять, что оценивали.',
};
