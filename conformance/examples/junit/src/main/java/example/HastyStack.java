package example;

/** The same stack, broken on purpose: it believes every ICMP checksum. */
public class HastyStack extends EchoStack {
  @Override
  protected boolean hasRightSum(byte[] frame, int header, int total) {
    return true;
  }
}
