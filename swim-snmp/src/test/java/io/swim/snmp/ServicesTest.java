package io.swim.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Access;
import io.swim.device.PlatformId;
import io.swim.spi.Driver;
import io.swim.spi.FactsDriver;
import io.swim.spi.FileDriver;
import io.swim.spi.RebootDriver;
import io.swim.spi.SessionFactory;
import io.swim.spi.SnmpSession;
import io.swim.spi.TransferDriver;
import io.swim.spi.UploadDriver;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ServicesTest {
  @Test
  void everyDriverIsFoundByServiceLoader() {
    assertThat(id(FactsDriver.class)).isEqualTo("snmp-facts");
    assertThat(id(TransferDriver.class)).isEqualTo("cisco-flash-copy");
    assertThat(id(UploadDriver.class)).isEqualTo("cisco-flash-upload");
    assertThat(id(FileDriver.class)).isEqualTo("cisco-flash-files");
    assertThat(id(RebootDriver.class)).isEqualTo("cisco-ts-reload");
  }

  @Test
  void theSessionFactoryIsFoundByServiceLoader() {
    try (SessionFactory<?> sessions =
        ServiceLoader.load(SessionFactory.class).findFirst().orElseThrow()) {
      assertThat(sessions.id()).isEqualTo("snmp4j");
      assertThat(sessions.kind()).isEqualTo(SnmpSession.class);
      assertThat(sessions.accesses()).containsExactly(Access.SNMP);
    }
  }

  @Test
  void factsAreForAllAndTheOthersForIos() {
    PlatformId ios = new PlatformId("cisco-ios");
    PlatformId other = new PlatformId("juniper-junos");
    assertThat(new SnmpFacts().supports(other)).isTrue();
    for (Driver each :
        new Driver[] {
          new CiscoFlashCopy(), new CiscoFlashUpload(), new CiscoFlashFiles(), new SnmpReboot()
        }) {
      assertThat(each.supports(ios)).as(each.id()).isTrue();
      assertThat(each.supports(other)).as(each.id()).isFalse();
    }
  }

  private static <T extends Driver> String id(Class<T> kind) {
    return ServiceLoader.load(kind).findFirst().orElseThrow().id();
  }
}
