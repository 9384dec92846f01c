package io.swim.testkit.contract;

import io.swim.device.TransferProtocol;
import org.junit.jupiter.api.Nested;

class HttpServerContractTest {
  private static final FileServerSubject HTTP = new HttpDevice(TransferProtocol.HTTP);
  private static final FileServerSubject HTTPS = new HttpDevice(TransferProtocol.HTTPS);

  @Nested
  class FilesOverHttp extends FileServerContract {
    FilesOverHttp() {
      super(HTTP);
    }
  }

  @Nested
  class OfferingsOverHttp extends OfferingContract {
    OfferingsOverHttp() {
      super(HTTP);
    }
  }

  @Nested
  class FilesOverHttps extends FileServerContract {
    FilesOverHttps() {
      super(HTTPS);
    }
  }

  @Nested
  class OfferingsOverHttps extends OfferingContract {
    OfferingsOverHttps() {
      super(HTTPS);
    }
  }
}
