package io.swim.testkit.internal.ssh;

import io.swim.testkit.device.SshProfile;
import io.swim.testkit.internal.device.NetworkDevice;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.session.helpers.AbstractSession;

/**
 * A host key for each device, made when the first client connects: ECDSA P-256, because every Java
 * runtime and every client has it; RSA for legacy devices.
 */
final class HostKeys implements KeyPairProvider {
  private static final int RSA_BITS = 2048;

  private final Function<InetAddress, NetworkDevice> devices;
  private final Map<NetworkDevice, KeyPair> keys = new ConcurrentHashMap<>();

  HostKeys(Function<InetAddress, NetworkDevice> devices) {
    this.devices = devices;
  }

  @Override
  public Iterable<KeyPair> loadKeys(SessionContext session) {
    if (!(session instanceof AbstractSession connection)) {
      return List.of();
    }
    InetSocketAddress local = (InetSocketAddress) connection.getIoSession().getLocalAddress();
    NetworkDevice device = devices.apply(local.getAddress());
    NetworkDevice owner = device.personality().ownerOfHostKey(device);
    return List.of(keys.computeIfAbsent(owner, any -> make(device.spec().ssh())));
  }

  private static KeyPair make(SshProfile profile) {
    try {
      if (profile == SshProfile.LEGACY) {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(RSA_BITS);
        return rsa.generateKeyPair();
      }
      KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
      ec.initialize(new ECGenParameterSpec("secp256r1"));
      return ec.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has RSA and P-256", e);
    }
  }
}
