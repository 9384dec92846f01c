package io.swim.ssh.internal;

import io.swim.device.Access;
import java.io.OutputStream;

/** An open character stream to a device, before or after login. */
public interface Connection extends AutoCloseable {
  Access access();

  /** The device as messages name it: id and address with port. */
  String peer();

  /** What the device says. */
  Inbox inbox();

  OutputStream output();

  /** What a pressed Enter key sends. */
  String enter();

  /** Ends it; never fails. */
  @Override
  void close();
}
