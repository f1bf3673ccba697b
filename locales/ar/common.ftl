headline = هل يتحكم أحد في حياتك أو عملك؟

what-it-is = الاتجار بالبشر هو أن يستخدم شخص القوة أو التهديد أو الكذب لإجبار شخص آخر على العمل أو على ممارسة الجنس.
rights = الذنب ليس ذنبك أبدًا. لديك حقوق، أيًّا كان وضع أوراقك.

sign-papers = هل يحتفظ أحد بجواز سفرك أو هويتك؟
sign-leave = هل يخيفك ترك عملك أو بيتك؟
sign-debt = هل يُؤخذ أجرك لسداد دَين؟
sign-watched = هل يراقبك أحد أو يُملي عليك كلامك؟
sign-threats = هل يهددك أحد أو يهدد أسرتك؟
sign-forced = هل يجبرك أحد على أشياء دون موافقتك؟

call-label = { $hours ->
    [always] للاتصال ليلًا أو نهارًا
   *[limited] للاتصال
}
text-line = { $text-keyword ->
    [none] أو رسالة نصية إلى { $text-number }
   *[other] أو رسالة نصية بكلمة { $text-keyword } إلى { $text-number }
}
languages-line = { $languages ->
    [0] لا حاجة إلى ذكر اسمك.
    [few] أكثر من { $languages } لغات. لا حاجة إلى ذكر اسمك.
   *[other] أكثر من { $languages } لغة. لا حاجة إلى ذكر اسمك.
}
emergency-line = <strong>هل أنت في خطر الآن؟ اتصل بالرقم { $emergency }.</strong>
phone-safety = قد يفتّش أحد هاتفك. استخدم هاتفًا تثق به.
bystander = هل يقلقك وضع شخص آخر؟ لا تتدخل بنفسك. اتصل واطلب النصيحة.

qr-label = امسح الرمز للمساعدة
qr-alt = رمز QR يفتح { $url }
door-alt = باب مفتوح يخرج منه الضوء

version-line = { $evidence ->
    [none] الإصدار { $version }
   *[other] الإصدار { $version } · تاريخ التحقق من الرقم: { DATETIME($evidence) }
}
venue-line = { $venue }
