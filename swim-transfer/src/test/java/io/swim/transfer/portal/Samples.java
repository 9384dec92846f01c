package io.swim.transfer.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swim.device.Secret;
import io.swim.fault.CatalogueException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Answers as the portal gives them, and how they are read. */
final class Samples {
  static final String PRODUCT = "WS-C2960-24TT-L";
  static final String GUID = "25856C5890AE73F8EDBEEDA441EC901F8FC8362E";

  static final String METADATA =
      """
      {"pagination":{"pageIndex":1,"lastIndex":3,"totalRecords":61,"pageRecords":25},
       "selfLink":"https://portal.example/self","title":"by pid",
       "metadataTransId":"617462102359722937","exception":null,
       "metadata":[{"pid":"WS-C2960-24TT-L","products":[{"mdfId":"280805680",
        "mdfConceptName":"Catalyst 2960","softwareTypes":[{"softwareTypeId":"280805680",
        "softwareTypeName":"IOS Software","operatingSystems":[{"name":"IOS","releases":[
        {"version":"15.0(2)SE11","fcsDate":"2017-08-14 00:00:00.0","lifeCycle":"MD",
         "message":null,"fieldNotice":null,"isSuggested":"N","images":[
         {"imageGuid":"25856C5890AE73F8EDBEEDA441EC901F8FC8362E",
          "name":"c2960-lanbasek9-mz.150-2.SE11.bin","size":"11834880",
          "imageDescription":"LAN BASE W/CRYPTO","featureSetDescription":"LAN BASE",
          "minDram":"64","minFlash":"32","encryptionSoftwareIndicator":"Y",
          "md5":"6f62c1fb2d3f2f9d9f5a7d4d1d1b9c05",
          "sha512":"cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
          "isDeleted":"N","additionalEntitlement":"N",
          "exception":{"code":"SW_ADV_IMAGE","message":"SA with image"}},
         {"imageGuid":"AB","name":"c2960-lanbasek9-tar.150-2.SE11.tar","size":13076480,
          "encryptionSoftwareIndicator":"N","isDeleted":"N","exception":[]}]}]}]}]}]}]}
      """;

  static final String DOWNLOAD =
      """
      {"sessionId":"1159838637","downloadRetryId":1151931304,"acceptanceForm":null,
       "downloads":[{"url":"https://dl.example/x?sign=1","token":"cloud-word",
         "imageGuid":"25856C5890AE73F8EDBEEDA441EC901F8FC8362E","imageName":"a.bin",
         "exception":[{"code":"DWLD_WARN","message":"perhaps not"}]}]}
      """;

  private static final PortalSettings SETTINGS =
      new PortalSettings(
          "asd",
          URI.create("https://portal.example/software/v4.0"),
          URI.create("https://portal.example/token"),
          PortalAccount.of("lab", Secret.of("Client-Word-5512")),
          Optional.empty(),
          io.swim.device.CertificatePolicy.TRUSTED,
          io.swim.device.CertificatePolicy.TRUSTED,
          Optional.empty(),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ZERO,
          Clock.systemUTC());
  static final VendorWords WORDS = new VendorWords(SETTINGS);

  private Samples() {}

  static MetadataAnswer metadata(String text) throws CatalogueException {
    return metadata(text.getBytes(UTF_8));
  }

  static MetadataAnswer metadata(byte[] text) throws CatalogueException {
    return MetadataAnswer.of(PRODUCT, Fields.top(Json.read(text, "the search")), WORDS);
  }

  static DownloadAnswer download(String text) throws CatalogueException {
    Fields fields = Fields.top(Json.read(text.getBytes(UTF_8), "the download"));
    return DownloadAnswer.of(new Service.Answer(fields, fields.refusals(WORDS)), GUID, WORDS);
  }
}
