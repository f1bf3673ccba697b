card-front-title = عوامی معلومات
card-front-line = پاس رکھنے کے لیے مفید نمبر
card-title = { $hours ->
    [always] بات کرنے کے لیے کوئی ہے، دن رات
   *[limited] بات کرنے کے لیے کوئی ہے
}
card-name-line = اپنا نام بتانا ضروری نہیں۔
card-emergency = <strong>ابھی خطرے میں ہیں؟ { $emergency }</strong>
card-safety = یہ کارڈ صرف تب رکھیں جب ایسا کرنا محفوظ ہو۔ بھروسے کا فون استعمال کریں۔
