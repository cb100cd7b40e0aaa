// @file if app.course.certificate
import { CertificatePage } from "@/features/course/certificate-page";

export default function Certificate() {
  return <CertificatePage />;
}
