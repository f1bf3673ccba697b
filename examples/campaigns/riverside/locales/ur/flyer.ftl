flyer-take = ایک نمبر لے لیں۔ جب خطرہ نہ ہو، تب کال کریں۔
tab-text = ایس ایم ایس: { $text-number }
