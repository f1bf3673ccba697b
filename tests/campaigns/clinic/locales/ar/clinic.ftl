clinic-head = يمكنك التحدث هنا على انفراد.
clinic-one = هل يجيب شخص آخر نيابة عنك؟
clinic-two = هل يحتفظ أحد بأوراقك؟
clinic-call = اتصل بالرقم أعلاه. { $text-number ->
    [none] { "" }
   *[other] أو أرسل رسالة إلى { $text-number }.
  }
