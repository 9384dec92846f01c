package io.swim.transfer.ftp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.listener.nio.FtpResponseEncoder;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.codec.ProtocolCodecFactory;
import org.apache.mina.filter.codec.ProtocolDecoder;
import org.apache.mina.filter.codec.ProtocolDecoderOutput;
import org.apache.mina.filter.codec.ProtocolEncoder;

/**
 * Lines of text from bytes. Every byte sequence is some line, so that no error message ever quotes
 * what a peer sent, a password for instance.
 */
final class CommandLines implements ProtocolCodecFactory {
  static final int MAX_BYTES = 1024;

  @Override
  public ProtocolEncoder getEncoder(IoSession session) {
    return new FtpResponseEncoder();
  }

  @Override
  public ProtocolDecoder getDecoder(IoSession session) {
    return new Decoder();
  }

  /** Of one connection. */
  private static final class Decoder implements ProtocolDecoder {
    /** The least of the Telnet codes that are sent before an ABOR (RFC 959 section 4.1.3). */
    private static final int TELNET = 0xf0;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;

    @Override
    public void decode(IoSession session, IoBuffer in, ProtocolDecoderOutput out) {
      while (in.hasRemaining() && !tooLong) {
        int each = in.getUnsigned();
        if (each == '\n') {
          String text = line.toString(UTF_8).trim();
          line.reset();
          if (!text.isEmpty()) {
            out.write(text);
          }
        } else if (line.size() == MAX_BYTES) {
          tooLong = true;
          session.write(
              new DefaultFtpReply(500, "A line has at most " + MAX_BYTES + " bytes; goodbye."));
          session.closeOnFlush();
        } else if (each < TELNET || line.size() > 0) {
          line.write(each);
        }
      }
      in.position(in.limit());
    }

    @Override
    public void finishDecode(IoSession session, ProtocolDecoderOutput out) {}

    @Override
    public void dispose(IoSession session) {}
  }
}
