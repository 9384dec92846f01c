package io.swim.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.SnmpValue.NumberKind;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SnmpValueTest {
  @Test
  void numbersAreInDecimal() {
    assertThat(SnmpValue.integer(-5).text()).isEqualTo("-5");
    assertThat(new SnmpValue.Number(NumberKind.UNSIGNED, 4_294_967_295L).text())
        .isEqualTo("4294967295");
  }

  @Test
  void printableOctetsAreText() {
    assertThat(SnmpValue.octets("Cisco IOS\r\nVersion 15\t").text())
        .isEqualTo("Cisco IOS\r\nVersion 15\t");
    assertThat(SnmpValue.octets("\u00fcber").text()).isEqualTo("\u00fcber");
    assertThat(SnmpValue.octets("").text()).isEmpty();
  }

  @Test
  void otherOctetsAreHex() {
    assertThat(new SnmpValue.Octets(new byte[] {0, 0x1e, (byte) 0xff}).text())
        .isEqualTo("00:1e:ff");
    assertThat(new SnmpValue.Octets(new byte[] {'a', 0}).text()).isEqualTo("61:00");
    assertThat(new SnmpValue.Octets(new byte[] {'a', 0x7f}).text()).isEqualTo("61:7f");
    assertThat(new SnmpValue.Octets(new byte[] {(byte) 0xe4}).text()).as("latin-1").isEqualTo("e4");
  }

  @Test
  void octetsDoNotChangeWithTheArray() {
    byte[] bytes = "before".getBytes(StandardCharsets.UTF_8);
    SnmpValue.Octets octets = new SnmpValue.Octets(bytes);
    bytes[0] = 'X';
    octets.bytes()[1] = 'X';

    assertThat(octets.text()).isEqualTo("before");
    assertThat(octets).isEqualTo(SnmpValue.octets("before"));
    assertThat(octets).hasSameHashCodeAs(SnmpValue.octets("before"));
  }

  @Test
  void whatIsNotAskedForItsTextShowsNoPassword() {
    SnmpBinding binding = new SnmpBinding("1.3.6.1", SnmpValue.octets("s3cret-pw"));

    assertThat(binding.value()).hasToString("9 octets");
    assertThat(binding.toString()).contains("1.3.6.1").doesNotContain("s3cret");
  }

  @Test
  void addressesAndObjectIdentifiersAreDotted() throws Exception {
    assertThat(new SnmpValue.Address(InetAddress.getByName("127.0.0.1")).text())
        .isEqualTo("127.0.0.1");
    assertThat(new SnmpValue.Oid("1.3.6.1").text()).isEqualTo("1.3.6.1");
  }
}
