package io.swim.transfer.http;

import io.swim.device.TransferProtocol;
import io.swim.realservers.Way;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Our client at a real nginx. */
class HttpFilesNginxTest {
  @Nested
  class LocalHttp extends AtNginx {
    LocalHttp() {
      super(Way.LOCAL, TransferProtocol.HTTP);
    }
  }

  @Nested
  class LocalHttps extends AtNginx {
    LocalHttps() {
      super(Way.LOCAL, TransferProtocol.HTTPS);
    }
  }

  @Nested
  @Tag(Way.CONTAINERS_TAG)
  class ContainerHttp extends AtNginx {
    ContainerHttp() {
      super(Way.CONTAINERS, TransferProtocol.HTTP);
    }
  }

  @Nested
  @Tag(Way.CONTAINERS_TAG)
  class ContainerHttps extends AtNginx {
    ContainerHttps() {
      super(Way.CONTAINERS, TransferProtocol.HTTPS);
    }
  }
}
