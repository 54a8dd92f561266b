// Опросы: что не так с файлом, строками, столбцами и разметкой и как файл был прочитан.

export const survey = {
  'error.unknown-encoding': 'нет такой кодировки: {name}; есть {names}',
  'error.unknown-delimiter':
    '{name} не годится в разделители: укажите один символ или одно из названий: {names}',
  'error.unknown-dialect': 'нет такого диалекта: {name}; есть {names}',
  'error.survey-not-text': '{file} — не текстовый файл',
  'error.encoding-unclear':
    'кодировку файла {file} определить нельзя: это не UTF-8, и ничто другое не подходит',
  'error.survey-unusable': '{file} не читается как опрос',
  'error.mapping-unusable': 'разметка {mapping} не подходит к опросу {file}',
  'error.unknown-group-column':
    'сгруппировать по «{name}» нельзя: так не называется ни поле разметки, ни один-единственный столбец {file}',
  'error.too-many-groups': 'больше {most} групп по {by}: это уже не группы, а отдельные респонденты',
  'error.survey-mostly-rejected':
    'большая часть {file} не читается: отвергнуто строк {rejected} из {read}, поэтому никаких цифр нет',
  'error.survey-nothing-used': 'в {file} строк: {read}, но ни одна не пригодилась ({reasons})',
  'error.no-mapping': 'команде svc score нужна разметка — в ней сказано, что в каком столбце: --map ФАЙЛ',
  'error.no-standard': 'команде svc score нужен стандарт: --standard СТАНДАРТ или `standard:` в разметке',
  'error.file-taken': 'файл {file} эта команда уже читает или пишет',
  'error.survey-from-terminal':
    'опрос нельзя набрать в терминале: передайте его по конвейеру или назовите файл',
  'hint.survey-xlsx': 'Это книга Excel (или другой zip-архив): сохраните лист как «CSV UTF-8».',
  'hint.survey-xls': 'Это старая книга Excel: сохраните лист как «CSV UTF-8».',
  'hint.survey-gz': 'Файл сжат. Распакуйте его на ходу: gunzip -c ФАЙЛ | svc score - …',
  'hint.survey-binary': 'В нём есть нулевые байты, а в CSV их не бывает.',
  'hint.say-encoding': 'Если вы её знаете, укажите: --encoding и одно из {names}.',
  'hint.other-encoding': 'Если кодировка файла другая, укажите её: --encoding windows-1251, euc-kr и т. д.',
  'hint.fix-unclosed-quote':
    'Всё после этой кавычки читается как одна ячейка. Закройте кавычку или удвойте её, если она — часть текста.',
  'hint.fix-row-too-long': 'Точно ли это таблица из строк? Проверьте концы строк и --delimiter.',
  'hint.header-ambiguous':
    'Добавьте `occurrence: 1` (или 2 и так далее) либо укажите номер столбца: `{ column: 4 }`.',
  'hint.pattern-ambiguous': 'Сделайте шаблон точнее или добавьте `occurrence: 1` (или 2 и так далее).',
  'hint.give-expectation':
    'Укажите столбец ожидания, передайте --profile ФАЙЛ, где есть `expect`, или задайте `expect` в стандарте.',
  'hint.declare-answer':
    'Если это ответ, внесите его в `labels` разметки; если это значит, что ответа нет, — в `blanks`.',
  'hint.survey-mostly-rejected':
    'Файл прочитан как {encoding}. Проверьте --encoding и --delimiter, а в разметке — `labels` и `blanks`.',
  'hint.write-mapping': 'Разметка — это файл YAML; что в нём может быть, покажет `svc schema mapping`.',
  'finding.survey-empty': 'файл пуст',
  'finding.survey-header-only': 'после заголовка нет ни одной строки',
  'finding.unclosed-quote': 'здесь открывается кавычка, которая нигде не закрыта',
  'finding.row-too-long': 'строка длиннее {megabytes} МБ',
  'finding.undecodable': 'строка отвергнута: байт {byte} в кодировке {encoding} ничего не значит',
  'finding.undecodable-header': 'в заголовке: байт {byte} в кодировке {encoding} ничего не значит',
  'finding.ragged-row': {
    one: 'строка отвергнута: в ней {count} ячейка, а в заголовке {columns}',
    few: 'строка отвергнута: в ней {count} ячейки, а в заголовке {columns}',
    many: 'строка отвергнута: в ней {count} ячеек, а в заголовке {columns}',
    other: 'строка отвергнута: в ней {count} ячейки, а в заголовке {columns}',
  },
  'finding.unreadable-answer': {
    one: 'отвергнута {count} строка: «{value}» — не ответ на вопрос «{header}»',
    few: 'отвергнуты {count} строки, эта первая: «{value}» — не ответ на вопрос «{header}»',
    many: 'отвергнуто {count} строк, эта первая: «{value}» — не ответ на вопрос «{header}»',
    other: 'отвергнуто {count} строки, эта первая: «{value}» — не ответ на вопрос «{header}»',
  },
  'finding.header-missing': 'в опросе нет столбца «{name}»',
  'finding.pattern-missing': 'ни один столбец опроса не подходит под {name}',
  'finding.position-outside': 'столбца {position} нет: всего столбцов {columns}',
  'finding.occurrence-outside': 'вхождения {occurrence} у {name} нет: подходящих столбцов {count}',
  'finding.header-ambiguous': 'столбцов с названием «{name}» — {count} ({columns})',
  'finding.pattern-ambiguous': 'под {name} подходит несколько столбцов, всего {count} ({columns})',
  'finding.column-used-twice': 'это столбец {column}, «{header}», а он уже читается для другого',
  'finding.expectation-nowhere':
    'нигде не сказано, чего ждут от {id}: ни в столбце, ни в профиле, ни в `expect` стандарта',
  'dropped.no-pairs': 'без пары «ожидание и воплощение» хотя бы по одному критерию',
  'survey.read-as-asked': 'Кодировка {encoding}, как указано; разделитель «{delimiter}»; столбцов {columns}.',
  'survey.read-as-mark':
    'Кодировка {encoding}, по метке в начале файла; разделитель «{delimiter}»; столбцов {columns}.',
  'survey.read-as-content': 'Кодировка {encoding}; разделитель «{delimiter}»; столбцов {columns}.',
  'survey.read-as-guess':
    'Кодировка {encoding} — подходит лучше всех (другую задаёт --encoding); разделитель «{delimiter}»; столбцов {columns}.',
  'survey.not-mapped': {
    one: '{count} критерий стандарта остался без столбца и считается непоказанным: {criteria}.',
    few: '{count} критерия стандарта остались без столбцов и считаются непоказанными: {criteria}.',
    many: '{count} критериев стандарта остались без столбцов и считаются непоказанными: {criteria}.',
    other: '{count} критерия стандарта остались без столбцов и считаются непоказанными: {criteria}.',
  },
  'survey.importance-unused': {
    one: 'Размечен {count} столбец с важностью; в оценках она не участвует.',
    few: 'Размечены {count} столбца с важностью; в оценках она не участвует.',
    many: 'Размечено {count} столбцов с важностью; в оценках она не участвует.',
    other: 'Размечено {count} столбца с важностью; в оценках она не участвует.',
  },
  'survey.more-issues': {
    one: 'Отвергнута ещё {count} строка; все отвергнутые запишет --rejects ФАЙЛ.',
    few: 'Отвергнуты ещё {count} строки; все отвергнутые запишет --rejects ФАЙЛ.',
    many: 'Отвергнуто ещё {count} строк; все отвергнутые запишет --rejects ФАЙЛ.',
    other: 'Отвергнуто ещё {count} строки; все отвергнутые запишет --rejects ФАЙЛ.',
  },
  'survey.rows-written': {
    one: '{count} учтённая строка с её разрывами: {file}',
    few: '{count} учтённые строки с их разрывами: {file}',
    many: '{count} учтённых строк с их разрывами: {file}',
    other: '{count} учтённой строки с их разрывами: {file}',
  },
  'survey.rejects-written': {
    one: '{count} отвергнутая строка в исходном виде: {file}',
    few: '{count} отвергнутые строки в исходном виде: {file}',
    many: '{count} отвергнутых строк в исходном виде: {file}',
    other: '{count} отвергнутой строки в исходном виде: {file}',
  },
  'argument.survey': 'опрос, файл CSV; «-» — стандартный ввод',
  'option.score-standard':
    'стандарт для оценки: название из поставки или путь; иначе тот, что назван в разметке',
  'option.score-map': 'что в каком столбце: файл разметки',
  'option.score-by':
    'группировать по столбцам (полям разметки или заголовкам) через запятую; можно повторять',
  'option.score-profile': 'чего ждёт группа клиентов: профиль из поставки или путь',
  'option.score-encoding': 'кодировка опроса, если определилась неверно',
  'option.score-delimiter':
    'чем разделены ячейки, если определилось неверно: символ либо comma, semicolon, tab или pipe',
  'option.score-dialect': 'как сервис опросов пишет выгрузку, если определилось неверно',
  'option.score-min-n': 'не показывать группы, где респондентов меньше',
  'option.score-rows': 'записать все учтённые строки с их разрывами в файл CSV',
  'option.score-rejects': 'записать все отвергнутые строки как есть, с номером и причиной, в файл',
};
