// Опросы, которые лежат в базе, их подсчёты и SQL, который считает.

export const engines = {
  'error.engine-driver': 'чтобы читать из {engine}, нужен пакет {driver}, а он не установлен',
  'hint.install-driver': 'npm install {driver}',
  'error.engine-failed': '{engine}: не получилось посчитать {source}: {problem}',
  'error.engine-late': '{engine}: за {seconds} с подсчёт {source} не завершён',
  'hint.engine-late': 'Дайте ему больше времени: …&timeout=7200 (секунд на запрос).',
  'error.engine-source': '{source}: не сказано, что читать',
  'hint.engine-table': 'Назовите таблицу: …?table=answers (и &schema=…, если схема не обычная).',
  'hint.engine-address': 'Пишите так: postgres://ИМЯ@ХОСТ/БАЗА?table=ТАБЛИЦА.',
  'hint.engine-password':
    'Командную строку видят все, поэтому пароля в ней быть не должно: задайте PGPASSWORD или CLICKHOUSE_PASSWORD либо храните его в ~/.pgpass.',
  'hint.engine-timeout': 'Срок — число секунд больше нуля: &timeout=600.',
  'error.engine-option': '{option} относится к файлам: с опросом, который лежит в базе, его не указывают',
  'error.engine-texts': 'в столбце «{header}» больше {most} разных текстов: столько не сопоставить',
  'error.engine-changed': 'таблица изменилась, пока её считали: появился текст, которого не было',
  'error.engine-order':
    'по правилам сопоставления от каждого респондента берётся одна строка («{header}»), но у строк в {source} нет своего порядка',
  'hint.engine-order': 'Назовите столбец, по которому они следуют друг за другом: …&order=submitted_at.',
  'error.engine-numbers':
    'по правилам сопоставления от каждого респондента берётся одна строка, но этот сервер не умеет нумеровать строки респондента: {source}',
  'error.engine-order-ties':
    'у строк респондента «{id}» одно и то же значение «{order}», поэтому первой среди них нет',
  'error.engine-rows-of-answers':
    'здесь каждая строка — один ответ; в базе можно посчитать опрос, где каждая строка — один респондент',
  'error.engine-log': 'журнал обращений в базе не посчитать: причины и месяцы читаются построчно',
  'error.engine-span': 'время между двумя отметками ({id}) в базе не посчитать: оно читается построчно',
  'error.engine-minimum': 'наименьший приемлемый уровень (`minimum`) в базе не посчитать',
  'error.engine-importance': 'важность, выведенную из ответов, в базе не посчитать',
  'hint.engine-export': 'Выгрузите строки в CSV и обработайте файл: цифры будут те же.',
  'error.counts-too-many': '{count} респондентов — больше, чем вмещает подсчёт (4 294 967 295)',
  'survey.read-by-engine': '{source}: столбцов {columns}; посчитано на месте.',
  'command.sql': 'написать запрос, который посчитает опрос в базе данных',
  'command.merge': 'сложить подсчёты нескольких частей опроса',
  'argument.merge': 'файлы подсчётов (CSV, строки JSON, Parquet) или сводки (JSON), все — одного опроса',
  'option.sql-dialect': 'в какой базе он будет выполнен',
  'option.sql-from': 'таблица, можно со схемой: answers, survey.answers',
  'option.score-counts': 'оценить то, что посчитал запрос `svc sql`: CSV, строки JSON или Parquet',
  'error.engine-alone': 'опрос, который лежит в базе, обрабатывают отдельно, не вместе с файлами',
  'error.counts-and-survey': '--counts указывают вместо опроса: оставьте что-нибудь одно',
  'error.counts-option': '{option} — дело того, кто считал: с --counts его не указывают',
  'error.counts-standard': '{file}: посчитано по другому стандарту {id}: версия {version}, содержание иное',
  'hint.counts-standard':
    'Назовите в --standard тот стандарт, по которому считали, или составьте запрос заново и посчитайте ещё раз.',
  'error.counts-by': 'по {name} подсчёты не сгруппированы',
  'error.counts-unread': 'слишком много непрочитанного: {criteria}',
  'hint.counts-unread':
    'Внесите эти тексты в `labels` или `blanks` сопоставления и посчитайте заново либо добавьте --allow-unread.',
  'error.counts-weight': '«{weight}» — не вес',
  'error.counts-differ':
    '{file} и {other} — подсчёты разных опросов или с разной группировкой: их не сложить',
  'error.sql-column': 'в запросе столбцы называют по заголовкам, поэтому {column} в нём стоять не может',
  'error.sql-measured': 'у измеряемого ({id}) нет списка текстов, которые запрос мог бы сличить',
  'error.sql-profiles':
    'запрос считает по одному профилю: укажите --profile, а чужие строки отсейте через `drop`',
  'error.sql-besides': 'важность и наименьший приемлемый уровень одним запросом не посчитать',
  'error.sql-duplicates': 'какая строка респондента первая или последняя, запрос не знает',
  'error.sql-name': 'имя таблицы или столбца пустое, либо в нём или в искомом тексте есть непечатный знак',
  'hint.sql-direct':
    'Пусть svc сам обратится к базе: svc score duckdb:ФАЙЛ?table=… (или postgres://, clickhouse://).',
  'finding.counts-json': 'эта строка — не JSON',
  'finding.counts-csv': 'это не CSV',
  'finding.counts-line': '«{key}» не такое, как в подсчётах: см. svc schema counts',
  'finding.counts-impossible': '«{key}» по этому стандарту таким быть не может',
  'finding.counts-mixed': 'отсюда — подсчёты другого опроса',
  'finding.counts-about':
    'ни одна строка не говорит, чьи это подсчёты, или она повреждена: см. svc schema counts-about',
} as const;
