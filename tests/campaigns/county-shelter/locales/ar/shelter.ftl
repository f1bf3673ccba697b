shelter-head = يمكنك المغادرة. نحن هنا.
shelter-who = لدى { $organization-name } أسرّة وطعام وأشخاص يصغون إليك.
shelter-note = { $hours ->
    [always] ليلاً ونهاراً.
   *[limited] اسأل عن ساعات العمل.
  } { $text-number ->
    [none] { "" }
   *[other] أو أرسل رسالة إلى { $text-number }.
  }
shelter-code = رمز يفتح { $url }
