event-join = ይግቡ። ሁሉንም እንቀበላለን።

event-signup = ቦታ ለመያዝ ስካን ያድርጉ
logo-alt = የ{ $organization-name } ዓርማ
partner-alt = የ{ $partner-name } ዓርማ
partners-line = አብረውን ያሉ
event-strip = አሁን እርዳታ ይፈልጋሉ?

event-title = { $values-title }
event-date = { DATETIME($values-day, dateStyle: "full") }
event-time = { $values-starts }–{ $values-ends }
event-call = { event-strip } { call-label }
event-signup-alt = { $values-sign-up } የሚከፍት QR ኮድ
