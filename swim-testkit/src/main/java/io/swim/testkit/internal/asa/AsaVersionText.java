package io.swim.testkit.internal.asa;

import io.swim.testkit.device.SimulatedModel;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.device.NetworkDevice.Software;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The output of show version; within a security context it tells less. */
final class AsaVersionText {
  private static final Pattern ASDM =
      Pattern.compile("asdm-(\\d)(\\d{1,2})(\\d)(?:-(\\d+))?\\.bin");

  private AsaVersionText() {}

  static String of(AsaSession session) {
    NetworkDevice device = session.device();
    return device.software().map(software -> text(session, device, software)).orElse("");
  }

  private static String text(AsaSession session, NetworkDevice device, Software software) {
    boolean multiple = !Asa.of(device).contexts().isEmpty();
    boolean inContext = session.context().isPresent();
    StringBuilder text = new StringBuilder("\nCisco Adaptive Security Appliance Software Version ");
    text.append(software.image().facts().version());
    text.append(inContext ? " <context>\n" : multiple ? " <system>\n" : " \n");
    text.append(deviceManager(device));
    text.append("\nCompiled on Tue 15-Oct-19 13:01 PDT by builders\n");
    if (!inContext) {
      text.append("System image file is \"").append(software.image().path());
      text.append("\"\nConfig file at boot was \"startup-config\"\n");
    }
    text.append('\n').append(device.nvram().running().hostname());
    text.append(" up ").append(uptime(device.uptime()));
    if (session.pair().isPresent()) {
      text.append("\nfailover cluster up ").append(uptime(device.uptime().plusDays(30)));
    }
    text.append("\n\n").append(hardware(device, inContext));
    if (!inContext) {
      text.append("Serial Number: ").append(device.spec().serial());
      text.append("\nRunning Permanent Activation Key: 0x1 0x2 0x3 0x4 0x5\n");
      text.append("Configuration register is ").append(register(device));
      text.append("\nImage type                : Release\nKey Version               : A\n");
    }
    return text.append("Configuration has not been modified since last system restart.\n")
        .toString();
  }

  /** The one that is configured, by the name of its file. */
  private static String deviceManager(NetworkDevice device) {
    String image = device.nvram().running().option(AsaConfigCommands.ASDM).orElse("");
    Matcher name = ASDM.matcher(image.substring(image.lastIndexOf('/') + 1));
    if (!name.matches()) {
      return "";
    }
    String build = name.group(4) == null ? "" : name.group(4);
    return "Device Manager Version %s.%s(%s)%s\n"
        .formatted(name.group(1), name.group(2), name.group(3), build);
  }

  private static String hardware(NetworkDevice device, boolean inContext) {
    SimulatedModel model = device.spec().model();
    if (inContext) {
      return "Hardware:   "
          + model.productId()
          + "\n\nLicensed features for this user context:\n"
          + "Failover                          : Active/Active  \n\n";
    }
    return """
        Hardware:   %s, %d MB RAM, CPU %s, 1 CPU (8 cores)
        Internal ATA Compact Flash, %dMB
        BIOS Flash M25P64 @ 0xfed01000, 16384KB

        Encryption hardware device : Cisco ASA Crypto on-board accelerator (revision 0x1)
                                     Number of accelerators: 1

         1: Ext: GigabitEthernet1/1  : address is 0200.0000.0001, irq 255
         2: Ext: GigabitEthernet1/2  : address is 0200.0000.0002, irq 255
         3: Ext: Management1/1       : address is 0200.0000.0003, irq 0

        Licensed features for this platform:
        Maximum Physical Interfaces       : Unlimited      perpetual
        Maximum VLANs                     : 150            perpetual
        Inside Hosts                      : Unlimited      perpetual
        Failover                          : Active/Active  perpetual
        Encryption-DES                    : Enabled        perpetual
        Encryption-3DES-AES               : Enabled        perpetual
        Security Contexts                 : 2              perpetual

        """
        .formatted(
            model.productId(),
            model.ramBytes() >> 20,
            model.processor(),
            device.fileSystems().standard().totalBytes() >> 20);
  }

  private static String register(NetworkDevice device) {
    int now = device.nvram().register();
    int next = device.nvram().nextRegister();
    String hex = String.format(Locale.ROOT, "0x%x", now);
    return now == next
        ? hex
        : hex + String.format(Locale.ROOT, " (will be 0x%x at next reload)", next);
  }

  /** The two largest parts, whatever they are. */
  static String uptime(Duration uptime) {
    long days = uptime.toDays();
    if (days >= 365) {
      return part(days / 365, "year") + " " + part(days % 365, "day");
    }
    if (days > 0) {
      return part(days, "day") + " " + part(uptime.toHoursPart(), "hour");
    }
    if (uptime.toHours() > 0) {
      return part(uptime.toHours(), "hour") + " " + part(uptime.toMinutesPart(), "min");
    }
    String seconds = part(uptime.toSecondsPart(), "sec");
    return uptime.toMinutes() > 0 ? part(uptime.toMinutes(), "min") + " " + seconds : seconds;
  }

  private static String part(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
