package georeplication;

/** What JMX wants to be an interface of its own, of this name. */
public interface GaugeMBean {
    long getValue();
}
