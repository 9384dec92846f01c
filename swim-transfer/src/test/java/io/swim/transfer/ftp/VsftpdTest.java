package io.swim.transfer.ftp;

import io.swim.realservers.Way;
import io.swim.transfer.ftp.FtpFileClient.DataMode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Our client with a vsftpd. */
class VsftpdTest {
  @Nested
  class LocalPassive extends AtVsftpd {
    LocalPassive() {
      super(Way.LOCAL, DataMode.PASSIVE_FIRST);
    }
  }

  @Nested
  class LocalActive extends AtVsftpd {
    LocalActive() {
      super(Way.LOCAL, DataMode.ACTIVE);
    }
  }

  @Nested
  @Tag(Way.CONTAINERS_TAG)
  class ContainerPassive extends AtVsftpd {
    ContainerPassive() {
      super(Way.CONTAINERS, DataMode.PASSIVE_FIRST);
    }
  }

  @Nested
  @Tag(Way.CONTAINERS_TAG)
  class ContainerActive extends AtVsftpd {
    ContainerActive() {
      super(Way.CONTAINERS, DataMode.ACTIVE);
    }
  }
}
