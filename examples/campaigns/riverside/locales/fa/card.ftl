card-front-title = اطلاعات همگانی
card-front-line = شماره‌هایی که خوب است داشته باشید
card-title = { $hours ->
    [always] کسی هست که با او حرف بزنید، شب یا روز
   *[limited] کسی هست که با او حرف بزنید
}
card-name-line = لازم نیست نامتان را بگویید.
card-emergency = <strong>همین حالا در خطر هستید؟ { $emergency }</strong>
card-safety = این کارت را فقط اگر خطری ندارد نگه دارید. از تلفنی استفاده کنید که به آن اعتماد دارید.
