event-join = ይግቡ። ሁሉንም እንቀበላለን።

event-signup = ቦታ ለመያዝ ስካን ያድርጉ
logo-alt = የ{ $organization-name } ዓርማ
partner-alt = የ{ $partner-name } ዓርማ
partners-line = አብረውን ያሉ
event-strip = አሁን እርዳታ ይፈልጋሉ?
