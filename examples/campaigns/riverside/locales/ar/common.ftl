headline = هل يتحكم أحد في حياتك أو عملك؟
short-question = هل يتحكم أحد في حياتك؟

what-it-is = الاتجار بالبشر هو أن يستخدم شخص القوة أو التهديد أو الكذب لإجبار شخص آخر على العمل أو على ممارسة الجنس.
rights = الذنب ليس ذنبك أبدًا. لديك حقوق، أيًّا كان وضع أوراقك.
not-smuggling = <strong>الاتجار بالبشر ليس تهريبًا للمهاجرين.</strong> التهريب هو نقل شخص عبر الحدود. أما الاتجار فهو السيطرة على شخص، ولا يحتاج إلى حدود.

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
    [few] أكثر من { $languages } لغات عبر الهاتف. لا حاجة إلى ذكر اسمك.
   *[other] أكثر من { $languages } لغة عبر الهاتف. لا حاجة إلى ذكر اسمك.
}
emergency-line = <strong>في خطر الآن؟ يُرجى الاتصال بالرقم { $emergency }.</strong>
phone-safety = قد يفتّش أحد هاتفك. يُرجى استخدام هاتف موثوق.
bystander = هل يقلقك وضع شخص آخر؟ يُرجى عدم التدخل بنفسك، بل الاتصال وطلب النصيحة.

qr-label = مسح الرمز لطلب المساعدة
qr-alt = رمز QR يفتح { $url }
door-alt = باب مفتوح يخرج منه الضوء
resource-alt = رمز QR يفتح { $resource-url }

version-line = { $evidence ->
    [none] الإصدار { $version }
   *[other] الإصدار { $version } · تاريخ التحقق من الرقم: { DATETIME($evidence) }
}
venue-line = { $venue }
organization-line = مُقدَّم لك من { $organization-name }
