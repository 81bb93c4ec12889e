// Sends one file as the request's body, telling how far it is; fetch cannot tell that.
import { ApiProblem, api, randomKey, readProblem } from './client';

export function upload<T>(
  path: string,
  file: File,
  onProgress: (percent: number) => void,
): { done: Promise<T>; cancel: () => void } {
  const request = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    request.open('POST', `/api/v1${path}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-CSRF-Token', api.csrf());
    request.setRequestHeader('Idempotency-Key', randomKey());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100));
    };
    request.onload = async () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else
        reject(
          new ApiProblem(request.status, await readProblem(request.status, request.responseText)),
        );
    };
    request.onerror = () =>
      reject(new ApiProblem(0, { code: 'offline', title: '上传中断,请检查网络后重新选择文件' }));
    request.onabort = () => reject(new ApiProblem(0, { code: 'aborted', title: '已取消上传' }));
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
