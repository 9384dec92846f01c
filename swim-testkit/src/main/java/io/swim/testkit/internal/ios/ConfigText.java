package io.swim.testkit.internal.ios;

import io.swim.device.TransferProtocol;
import io.swim.testkit.device.BootStyle;
import io.swim.testkit.internal.device.DeviceConfig;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.TransferConfig;

/** A configuration as text. Passwords and communities are left out. */
public final class ConfigText {
  private ConfigText() {}

  /** The text of a configuration of a device. */
  public static String of(NetworkDevice device, DeviceConfig config) {
    String version =
        device.software().map(s -> release(s.image().facts().version())).orElse("12.2");
    StringBuilder text = new StringBuilder("!\nversion ").append(version).append('\n');
    text.append("no service pad\nservice timestamps log datetime msec\n!\n");
    text.append("hostname ").append(config.hostname()).append("\n!\nboot-start-marker\n");
    if (device.spec().model().bootStyle() == BootStyle.PATH_LIST) {
      if (!config.bootImages().isEmpty()) {
        text.append("boot system ").append(String.join(";", config.bootImages())).append('\n');
      }
    } else {
      config.bootImages().forEach(i -> text.append("boot system ").append(i).append('\n'));
    }
    text.append("boot-end-marker\n!\n");
    if (config.tftpBlockSize() > 0) {
      text.append("ip tftp blocksize ").append(config.tftpBlockSize()).append('\n');
    }
    if (config.quietPrompts()) {
      text.append("file prompt quiet\n");
    }
    appendTransfer(text, config.transfer());
    text.append("!\ninterface Vlan1\n ip address ")
        .append(device.spec().address().getHostAddress())
        .append(" 255.255.255.0\n!\n");
    if (config.systemShutdown()) {
      text.append("snmp-server system-shutdown\n");
    }
    return text.append("line vty 0 4\n login local\n!\nend\n\n").toString();
  }

  /** The first two numbers: 15.0(2)SE11 is 15.0, 17.09.05 is 17.9. */
  private static String release(String version) {
    return version.replaceFirst("^(\\d+)\\.0?(\\d+).*", "$1.$2");
  }

  private static void appendTransfer(StringBuilder text, TransferConfig config) {
    config.vrfs().stream().sorted().forEach(vrf -> text.append("ip vrf ").append(vrf).append('\n'));
    config
        .usernames()
        .forEach(
            (protocol, user) ->
                text.append(client(protocol)).append("username ").append(user).append('\n'));
    config
        .sourceInterfaces()
        .forEach(
            (client, name) ->
                text.append(client).append(" source-interface ").append(name).append('\n'));
    if (config.scpServer()) {
      text.append("ip scp server enable\n");
    }
  }

  private static String client(TransferProtocol protocol) {
    return switch (protocol) {
      case FTP -> "ip ftp ";
      case SFTP -> "sftp-";
      default -> "ip http client ";
    };
  }
}
