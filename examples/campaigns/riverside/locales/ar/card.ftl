card-front-title = معلومات للجميع
card-front-line = أرقام مفيدة للاحتفاظ بها
card-title = { $hours ->
    [always] هناك من يمكنك التحدث إليه، ليلًا أو نهارًا
   *[limited] هناك من يمكنك التحدث إليه
}
card-name-line = لا حاجة إلى ذكر اسمك.
card-emergency = <strong>في خطر الآن؟ { $emergency }</strong>
card-safety = يُرجى الاحتفاظ بهذه البطاقة فقط إذا كان ذلك آمنًا، واستخدام هاتف موثوق.
