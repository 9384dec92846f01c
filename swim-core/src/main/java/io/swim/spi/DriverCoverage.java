package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.TransferProtocol;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the registered drivers can do for one platform.
 *
 * @param transfers protocols, each with what it can be started over
 * @param pushes protocols by which an image can be sent to a server of the device
 * @param files what files can be reached over
 * @param digests what a digest can be computed over
 * @param config what the boot configuration can be reached over
 * @param reboot what a reload can be ordered over
 * @param install what software can be installed over
 * @param inService what software can be installed over so that traffic goes on
 */
public record DriverCoverage(
    Map<TransferProtocol, Set<Access>> transfers,
    Set<TransferProtocol> pushes,
    Set<Access> files,
    Set<Access> digests,
    Set<Access> config,
    Set<Access> reboot,
    Set<Access> install,
    Set<Access> inService) {
  public DriverCoverage {
    Objects.requireNonNull(transfers, "transfers");
    Objects.requireNonNull(pushes, "pushes");
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(digests, "digests");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(reboot, "reboot");
    Objects.requireNonNull(install, "install");
    Objects.requireNonNull(inService, "inService");
  }
}
