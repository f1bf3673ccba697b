headline = آیا کسی زندگی یا کار شما را کنترل می‌کند؟
short-question = کسی زندگی شما را کنترل می‌کند؟

what-it-is = قاچاق انسان یعنی کسی با زور، تهدید یا دروغ، فرد دیگری را به کار یا رابطهٔ جنسی وادار کند.
rights = این هرگز تقصیر شما نیست. وضعیت مدارکتان هرچه باشد، حقوق اساسی دارید.
not-smuggling = <strong>قاچاق انسان با رد کردن از مرز فرق دارد.</strong> رد کردن یعنی کسی را پنهانی از مرز ببرند. قاچاق انسان یعنی کسی را تحت کنترل بگیرند، و مرز لازم ندارد.

sign-papers = کسی پاسپورت یا مدرک شناسایی‌تان را نگه داشته است؟
sign-leave = از ترک کار یا خانه‌تان می‌ترسید؟
sign-debt = دستمزدتان را بابت بدهی برمی‌دارند؟
sign-watched = شما را زیر نظر دارند یا به شما می‌گویند چه بگویید؟
sign-threats = کسی شما یا خانواده‌تان را تهدید می‌کند؟
sign-forced = شما را به کاری که قبول نکرده‌اید وادار می‌کنند؟

call-label = { $hours ->
    [always] شب یا روز تماس بگیرید
   *[limited] تماس بگیرید
}
text-line = { $text-keyword ->
    [none] یا به { $text-number } پیامک بفرستید
   *[other] یا { $text-keyword } را به { $text-number } پیامک کنید
}
languages-line = { $languages ->
    [0] لازم نیست نامتان را بگویید.
   *[other] تلفنی به بیش از { $languages } زبان. لازم نیست نامتان را بگویید.
}
emergency-line = <strong>همین حالا در خطر هستید؟ با { $emergency } تماس بگیرید.</strong>
phone-safety = ممکن است کسی گوشی‌تان را بررسی کند. از تلفنی استفاده کنید که به آن اعتماد دارید.
bystander = نگران کس دیگری هستید؟ خودتان دخالت نکنید. تماس بگیرید و راهنمایی بخواهید.

qr-label = برای کمک اسکن کنید
qr-alt = کد QR که { $url } را باز می‌کند
door-alt = دری باز که نور از آن بیرون می‌تابد
resource-alt = کد QR که { $resource-url } را باز می‌کند

version-line = { $evidence ->
    [none] نسخهٔ { $version }
   *[other] نسخهٔ { $version } · تاریخ بررسی شماره: { DATETIME($evidence) }
}
venue-line = { $venue }
organization-line = از طرف { $organization-name } برای شما
