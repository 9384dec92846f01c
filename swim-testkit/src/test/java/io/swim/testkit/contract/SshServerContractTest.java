package io.swim.testkit.contract;

import io.swim.device.TransferProtocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

class SshServerContractTest {
  private static final SshDevice SCP = SshDevice.speaking(TransferProtocol.SCP);
  private static final SshDevice SFTP = SshDevice.speaking(TransferProtocol.SFTP);

  @AfterAll
  static void stop() {
    SCP.close();
    SFTP.close();
  }

  @Nested
  class FilesOverScp extends FileServerContract {
    FilesOverScp() {
      super(SCP);
    }
  }

  @Nested
  class OfferingsOverScp extends OfferingContract {
    OfferingsOverScp() {
      super(SCP);
    }
  }

  @Nested
  class FilesOverSftp extends FileServerContract {
    FilesOverSftp() {
      super(SFTP);
    }
  }

  @Nested
  class OfferingsOverSftp extends OfferingContract {
    OfferingsOverSftp() {
      super(SFTP);
    }
  }
}
