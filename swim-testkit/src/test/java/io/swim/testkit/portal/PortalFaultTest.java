package io.swim.testkit.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortalFaultTest {
  @Test
  void theTextOfABodyShowsNoToken() {
    assertThat(new PortalFault.Body("{\"token\":\"t0ken\"}")).hasToString("Body[17 characters]");
  }

  @Test
  void theTextOfARedirectShowsNeitherLoginNorQuery() {
    String url = "https://user:t0ken@cdn.example:8443/a/x.bin?sig=t0ken#t0ken";

    assertThat(new PortalFault.Redirect(302, Optional.of(url)))
        .hasToString("Redirect[302 to https://cdn.example:8443/a/x.bin]");
    assertThat(new PortalFault.Redirect(301, Optional.empty())).hasToString("Redirect[301]");
  }
}
