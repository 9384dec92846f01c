package io.swim.ssh.connect;

import net.schmizz.sshj.common.LoggerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/**
 * The SSH library logs every dropped session as an error with its stack. Here that is part of every
 * reload, and each failure reaches the caller as an exception anyway.
 */
final class QuietLoggers implements LoggerFactory {
  @Override
  public Logger getLogger(String name) {
    return NOPLogger.NOP_LOGGER;
  }

  @Override
  public Logger getLogger(Class<?> type) {
    return NOPLogger.NOP_LOGGER;
  }
}
