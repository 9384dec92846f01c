package io.swim;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.DetachedSignature;
import io.swim.image.ImageContent;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;

/** Compares an image with the signature that its vendor published. */
final class Signatures {
  private static final int BUFFER_BYTES = 256 * 1024;

  private Signatures() {}

  /**
   * Reads the whole content.
   *
   * @throws SwimException IMAGE_SIGNATURE_INVALID; INVALID_REQUEST when key and algorithm do not go
   *     together
   */
  static void check(DetachedSignature signature, String name, ImageContent content)
      throws IOException {
    boolean valid;
    try {
      Signature verifier = Signature.getInstance(signature.algorithm());
      verifier.initVerify(signature.key());
      try (InputStream bytes = content.stream(0)) {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
          verifier.update(buffer, 0, count);
        }
      }
      valid = verifier.verify(signature.bytes());
    } catch (SignatureException e) {
      valid = false;
    } catch (GeneralSecurityException e) {
      throw new SwimException(
          ErrorCode.INVALID_REQUEST,
          "the signature of "
              + name
              + " can't be checked by "
              + signature.algorithm()
              + ": "
              + e.getMessage(),
          e);
    }
    if (!valid) {
      throw new SwimException(
          ErrorCode.IMAGE_SIGNATURE_INVALID,
          name
              + " of "
              + content.sizeBytes()
              + " bytes is not what was signed ("
              + signature.algorithm()
              + ")");
    }
  }
}
